import { lazily } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const labelNodes: Rule = {
    id: "label-nodes",
    title: "The nodes carry the labels that HDFS chooses them by",
    reason: "A NameNode with its data on one node waits for that node; DataNodes fewer than expected cannot hold the copies.",
    source: "H2, H4",
    severity: "mandatory",
    remedy: "label the node (kubectl label node …), or expect what there is (sparkstead:fileSystem.dataNodes)",
    live: lazily(() => import("../probes/labelNodes.ts")),
};

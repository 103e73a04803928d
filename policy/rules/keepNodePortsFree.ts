import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const keepNodePortsFree: Rule = {
    id: "keep-node-ports-free",
    title: "The ports of DataNodes on their nodes' network are free",
    reason: "A pod on the node's network shares its ports with every program of the node; a second listener never starts.",
    source: "H2, H4",
    severity: "mandatory",
    remedy: "end what listens there, or keep the node out (label hdfs-datanode-exclude=yes), or give DataNodes a network of their own (sparkstead:fileSystem.dataNodes)",
    ...fromPods(() => import("../probes/keepNodePortsFree.ts")),
};

import { fromPods } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const resolveAddresses: Rule = {
    id: "resolve-addresses",
    title: "The addresses of HDFS' pods and nodes have names",
    reason: "HDFS logs, places and refuses by host names: a DataNode whose address has none is shown as a number, and by an HDFS with its defaults denied.",
    source: "H3, X1",
    severity: "advisory",
    remedy: "serve in-addr.arpa in the cluster's DNS (CoreDNS: the kubernetes plugin's zones); for nodes give them names; no config key of the stack does it",
    ...fromPods(() => import("../probes/resolveAddresses.ts")),
};

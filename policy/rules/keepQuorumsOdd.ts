import { eachResource } from "../evaluators.ts";
import { kindOf, metadataOf } from "../kubernetes/objects.ts";
import { replicasOf } from "../kubernetes/pods.ts";
import type { Rule } from "../rule.ts";

export const keepQuorumsOdd: Rule = {
    id: "keep-quorums-odd",
    title: "Every quorum has an odd number of members",
    reason: "Four members bear no more losses than three, and two bear none.",
    source: "H1; https://zookeeper.apache.org/doc/r3.9.5/zookeeperAdmin.html#sc_zkMulitServerSetup",
    severity: "mandatory",
    remedy: "run 3 or 5 of them (sparkstead:fileSystem.nameNodes.journalNodes, sparkstead:fileSystem.nameNodes.zooKeepers)",
    plan: eachResource((resource) => {
        const replicas = replicasOf(resource);
        return kindOf(resource) === "StatefulSet" &&
            quorum.test(componentOf(metadataOf(resource).labels ?? {})) &&
            replicas % 2 === 0
            ? [`has ${replicas} members, an odd number is required`]
            : [];
    }),
};

const quorum = /zookeeper|journal-?node|etcd/i;

function componentOf(labels: Readonly<Record<string, string>>): string {
    return `${labels["app.kubernetes.io/name"] ?? ""} ${labels["app.kubernetes.io/component"] ?? ""}`;
}

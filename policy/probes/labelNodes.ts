import type { HdfsTopology } from "../../components/hdfs/topology.ts";
import { fail, pass } from "../live/answers.ts";
import { type Node, isSchedulable, nodesOf, takesDataNode } from "../live/nodes.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const origin = plan.fileSystem?.origin;
    if (origin?.kind !== "hdfs") {
        return [pass("the plan has no HDFS")];
    }
    const nodes = await nodesOf(cluster);
    const findings = [...dataNodes(origin.topology, nodes), ...nameNode(origin.topology, nodes)];
    return findings.length > 0 ? findings : [pass("HDFS takes any node")];
};

function dataNodes({ dataNodes: wanted }: HdfsTopology, nodes: readonly Node[]): Finding[] {
    if (wanted.kind !== "daemonSet") {
        return [];
    }
    const count = nodes.filter(isSchedulable).filter(takesDataNode).length;
    return [
        count === wanted.expected
            ? pass(`${count} nodes for DataNodes`)
            : fail(`${count} nodes take a DataNode, the plan expects ${wanted.expected}`),
    ];
}

function nameNode({ nameNodes }: HdfsTopology, nodes: readonly Node[]): Finding[] {
    if (nameNodes.mode !== "single" || nameNodes.nameNodeVolume.kind !== "hostPath") {
        return [];
    }
    const selector = Object.entries(nameNodes.nodeSelector);
    const chosen = nodes.filter(({ metadata }) =>
        selector.every(([key, value]) => metadata.labels?.[key] === value),
    );
    const label = selector.map(([key, value]) => `${key}=${value}`).join(", ");
    return [
        chosen.length === 1
            ? pass(`the NameNode's node is ${chosen[0]?.metadata.name ?? ""}`)
            : fail(`${chosen.length} nodes carry ${label}, the NameNode's data need exactly one`),
    ];
}

import { ports, roleName } from "../../components/hdfs/topology.ts";
import { fail, listed, pass, unknown } from "../live/answers.ts";
import { subjectIn } from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { addressOf, isSchedulable, nodesOf, takesDataNode } from "../live/nodes.ts";
import { concluded, obstacleOf } from "../live/pods/judging.ts";
import type { PodQuestion } from "../live/pods/pods.ts";
import type { LiveEvaluator, PodQuestions } from "../rule.ts";

interface Pod {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly nodeName?: string };
}

interface Port {
    readonly node: string;
    readonly port: number;
    readonly question: PodQuestion;
}

export const questions: PodQuestions = async (world) =>
    (await portsOf(world)).map(({ question }) => question);

export const probe: LiveEvaluator = async (world) => {
    const all = await portsOf(world);
    if (all.length === 0) {
        return [pass("no DataNode is to start on a node's own network")];
    }
    const findings = await Promise.all(
        all.map(async ({ node, port, question }) => {
            const answer = await world.answerTo(question);
            switch (answer.kind) {
                case "answered":
                    return [fail(`node ${node} has port ${port} taken, which a DataNode needs`)];
                case "refused":
                    return [];
                case "unasked":
                    return [unknown(answer.text)];
                default:
                    return [unknown(`port ${port} of node ${node}: ${obstacleOf(answer)}`)];
            }
        }),
    );
    return concluded(findings.flat(), `${all.length} ports`);
};

/** Of the nodes that get a DataNode and have none of ours yet. */
async function portsOf({ plan, cluster }: ClusterWorld): Promise<readonly Port[]> {
    const origin = plan.fileSystem?.origin;
    if (origin?.kind !== "hdfs" || origin.topology.dataNodes.kind !== "daemonSet") {
        return [];
    }
    const { topology } = origin;
    const pods = await listed<Pod>(cluster, `/api/v1/namespaces/${topology.nodeNamespace}/pods`);
    const served = pods
        .filter(({ metadata }) => metadata.name.startsWith(`${roleName(topology, "datanode")}-`))
        .map(({ spec }) => spec.nodeName);
    const nodes = (await nodesOf(cluster))
        .filter(isSchedulable)
        .filter(takesDataNode)
        .filter(({ metadata }) => !served.includes(metadata.name));
    return nodes.flatMap((node) => {
        const host = addressOf(node);
        return host === undefined
            ? []
            : [ports.dataNode, ports.dataNodeHttp, ports.dataNodeIpc].map((port) => ({
                  node: node.metadata.name,
                  port,
                  question: {
                      subject: subjectIn(plan, topology.namespace),
                      inquiry: { kind: "connect", host, port } as const,
                  },
              }));
    });
}

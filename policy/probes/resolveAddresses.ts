import { type HdfsTopology, roleName } from "../../components/hdfs/topology.ts";
import { fail, listed, pass, unknown } from "../live/answers.ts";
import { subjectIn } from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { addressOf, nodesOf } from "../live/nodes.ts";
import { concluded, obstacleOf } from "../live/pods/judging.ts";
import type { PodQuestion } from "../live/pods/pods.ts";
import type { LiveEvaluator, PodQuestions } from "../rule.ts";

interface Pod {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly hostNetwork?: boolean };
    readonly status?: { readonly podIP?: string };
}

/** A pod or a node with the question for its name. */
interface Addressed {
    readonly what: string;
    readonly address: string;
    readonly question: PodQuestion;
}

export const questions: PodQuestions = async (world) =>
    (await addressed(world)).map(({ question }) => question);

export const probe: LiveEvaluator = async (world) => {
    const all = await addressed(world);
    if (all.length === 0) {
        return [pass("no HDFS has an address yet")];
    }
    const findings = await Promise.all(
        all.map(async ({ what, address, question }) => {
            const answer = await world.answerTo(question);
            switch (answer.kind) {
                case "answered":
                    return [];
                case "unresolved":
                    return [fail(`${what} has the address ${address}, which has no name`)];
                case "unasked":
                    return [unknown(answer.text)];
                default:
                    return [unknown(`${what}: ${obstacleOf(answer)}`)];
            }
        }),
    );
    return concluded(findings.flat(), `${all.length} addresses`);
};

async function addressed(world: ClusterWorld): Promise<readonly Addressed[]> {
    const { plan, cluster } = world;
    const origin = plan.fileSystem?.origin;
    if (origin?.kind !== "hdfs") {
        return [];
    }
    const { topology } = origin;
    const pods = await listed<Pod>(cluster, `/api/v1/namespaces/${topology.namespace}/pods`);
    const nodes = topology.dataNodes.kind === "daemonSet" ? await nodesOf(cluster) : [];
    return [
        ...pods
            .filter(({ metadata, spec }) => isOfHdfs(metadata.name, topology) && !spec.hostNetwork)
            .map(({ metadata, status }) => ({
                what: `pod ${topology.namespace}/${metadata.name}`,
                address: status?.podIP,
            })),
        ...nodes.map((node) => ({
            what: `node ${node.metadata.name}`,
            address: addressOf(node),
        })),
    ].flatMap(({ what, address }) =>
        address === undefined
            ? []
            : [
                  {
                      what,
                      address,
                      // NameNodes are those who look addresses up.
                      question: {
                          subject: subjectIn(plan, topology.namespace),
                          inquiry: { kind: "reverse", address } as const,
                      },
                  },
              ],
    );
}

function isOfHdfs(pod: string, topology: HdfsTopology): boolean {
    return (["namenode", "datanode"] as const).some((role) =>
        pod.startsWith(`${roleName(topology, role)}-`),
    );
}

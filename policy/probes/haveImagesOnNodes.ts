import { fullName } from "../kubernetes/imageNames.ts";
import { fail, pass, unknown } from "../live/answers.ts";
import { subjectIn } from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { type Node, isSchedulable, nodesOf } from "../live/nodes.ts";
import type { PodQuestion, Puller } from "../live/pods/pods.ts";
import { usedImages } from "../live/usedImages.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

/** Host in the names of what was built here and pushed nowhere: no registry has it. */
const nowhere = "sparkstead.local/";

/** A kubelet reports no more than these: nodeStatusMaxImages of its configuration. */
const reportedAtMost = 50;

/** A pod's affinity names each node apart, and there may be thousands. */
const namedAtMost = 20;

/** An image that some node does not report. */
interface Missing {
    readonly image: string;

    /** The nodes, as the end of a sentence. */
    readonly nodes: string;

    /** Who can tell whether it comes to them; nothing where it cannot, as no registry has it. */
    readonly by: Puller | undefined;
}

export const questions: PodQuestions = async (world) =>
    missingOn(await takingNodes(world), world).flatMap(({ image, by }) =>
        by === undefined ? [] : [question(world, image, by)],
    );

export const probe: LiveEvaluator = async (world) => {
    const nodes = await takingNodes(world);
    if (nodes.length === 0) {
        return [unknown("no node takes pods, so none can be looked at")];
    }
    const findings = await Promise.all(
        missingOn(nodes, world).map(async ({ image, nodes: where, by }): Promise<Finding[]> => {
            if (by === undefined) {
                return [fail(`${image} is not on node ${where}, and in no registry`)];
            }
            const { kind, text } = await world.answerTo(question(world, image, by));
            const unseen = `${image} is not seen on node ${where}`;
            switch (kind) {
                case "answered":
                    return [];
                case "unasked":
                    return [unknown(`${unseen}: ${text}`)];
                default:
                    return [fail(`${unseen}, and cannot be pulled: ${text}`)];
            }
        }),
    );
    const count = usedImages(world.plan).length;
    return findings.flat().length > 0
        ? findings.flat()
        : [pass(`${count} images on ${nodes.length} nodes, or pulled by a pod`)];
};

async function takingNodes({ cluster }: ClusterWorld): Promise<readonly Node[]> {
    return (await nodesOf(cluster)).filter(isSchedulable);
}

function missingOn(nodes: readonly Node[], { plan }: ClusterWorld): readonly Missing[] {
    const reported = new Map(nodes.map((node) => [node, reportedBy(node)]));
    return usedImages(plan).flatMap((image) => {
        const [having, without] = split(
            nodes,
            (node) => reported.get(node)?.has(fullName(image)) === true,
        );
        const [hiding, lacking] = split(
            without,
            ({ status }) => (status?.images ?? []).length >= reportedAtMost,
        );
        if (without.length === 0) {
            return [];
        }
        const isSure = lacking.length > 0;
        const suspects = namesOf(isSure ? lacking : hiding);
        const by: Puller =
            isSure && having.length > 0
                ? { kind: "asIfAbsent", rather: namesOf(having).slice(0, namedAtMost) }
                : { kind: "oneOf", nodes: suspects.slice(0, namedAtMost) };
        return [
            {
                image,
                nodes: suspects.join(", "),
                by: isSure && image.startsWith(nowhere) ? undefined : by,
            },
        ];
    });
}

function reportedBy({ status }: Node): ReadonlySet<string> {
    return new Set((status?.images ?? []).flatMap(({ names = [] }) => names.map(fullName)));
}

function split<T>(items: readonly T[], is: (item: T) => boolean): readonly [T[], T[]] {
    return [items.filter(is), items.filter((item) => !is(item))];
}

function namesOf(nodes: readonly Node[]): readonly string[] {
    return nodes.map(({ metadata }) => metadata.name);
}

function question({ plan }: ClusterWorld, image: string, by: Puller): PodQuestion {
    return { subject: subjectIn(plan, plan.namespaces.jobs), inquiry: { kind: "pull", image, by } };
}

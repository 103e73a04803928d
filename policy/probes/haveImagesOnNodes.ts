import { fail, pass, unknown } from "../live/answers.ts";
import { subjectIn } from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { type Node, isSchedulable, nodesOf } from "../live/nodes.ts";
import type { PodQuestion } from "../live/pods/pods.ts";
import { usedImages } from "../live/usedImages.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

/** Host in the names of what was built here and pushed nowhere: no registry has it. */
const nowhere = "sparkstead.local/";

/** A kubelet reports no more than these: nodeStatusMaxImages of its configuration. */
const reportedAtMost = 50;

/** An image that some node does not report. */
interface Missing {
    readonly image: string;

    /** The nodes, as the end of a sentence. */
    readonly nodes: string;

    /** Whether they would report it if they had it, and no registry can. */
    readonly isLost: boolean;
}

export const questions: PodQuestions = async (world) =>
    missingOn(await takingNodes(world), world)
        .filter(({ isLost }) => !isLost)
        .map(({ image }) => question(world, image));

export const probe: LiveEvaluator = async (world) => {
    const nodes = await takingNodes(world);
    if (nodes.length === 0) {
        return [unknown("no node takes pods, so none can be looked at")];
    }
    const findings = await Promise.all(
        missingOn(nodes, world).map(async ({ image, nodes: where, isLost }): Promise<Finding[]> => {
            if (isLost) {
                return [fail(`${image} is not on node ${where}, and in no registry`)];
            }
            const { kind, text } = await world.answerTo(question(world, image));
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
    return usedImages(plan).flatMap((image) => {
        const without = nodes.filter(
            ({ status }) => !(status?.images ?? []).some(({ names = [] }) => names.includes(image)),
        );
        const mayHideIt = without.some(
            ({ status }) => (status?.images ?? []).length >= reportedAtMost,
        );
        return without.length === 0
            ? []
            : [
                  {
                      image,
                      nodes: without.map(({ metadata }) => metadata.name).join(", "),
                      isLost: image.startsWith(nowhere) && !mayHideIt,
                  },
              ];
    });
}

function question({ plan }: ClusterWorld, image: string): PodQuestion {
    return { subject: subjectIn(plan, plan.namespaces.jobs), inquiry: { kind: "pull", image } };
}

import { randomBytes } from "node:crypto";

import { Untold, found, reviewed } from "../answers.ts";
import type { ClusterWorld } from "../liveWorld.ts";
import { answersIn } from "./podAnswers.ts";
import { type PodStatus, ends, hopeless, valueOf } from "./podEnd.ts";
import type { PodHost } from "./podHost.ts";
import type { PodAnswer, PodQuestion, PodSubject, Pods } from "./pods.ts";
import { lifeSeconds, probeLabel, probePod } from "./probePod.ts";

interface AskingPods {
    readonly world: ClusterWorld;
    readonly host: PodHost;

    /** Ends the waiting; the pods are removed nevertheless. */
    readonly signal: AbortSignal;

    /** Says that a pod could not be removed. */
    readonly warn: (line: string) => void;
}

/**
 * Asks in one pod for each namespace and ServiceAccount, all of them at once, and removes every one. An image comes to a pod of its own:
 * no other answer waits for a slow registry.
 */
export function askingPods(args: AskingPods): Pods {
    return {
        ask: async (questions) => {
            const groups = Map.groupBy(questions, ({ subject, inquiry }) =>
                [
                    subject.namespace,
                    subject.serviceAccount,
                    ...(inquiry.kind === "pull" ? [inquiry.image] : []),
                ].join("/"),
            );
            const answers = await Promise.all(
                [...groups.values()].map(async (group) => {
                    const said = await askAll(args, group);
                    return group.map((question, index) => [question, said[index]] as const);
                }),
            );
            const byQuestion = new Map(answers.flat());
            return questions.map((question) => byQuestion.get(question) ?? unasked("nobody asked"));
        },
    };
}

async function askAll(
    { world, host, signal, warn }: AskingPods,
    questions: readonly PodQuestion[],
): Promise<readonly PodAnswer[]> {
    const name = `preflight-${randomBytes(4).toString("hex")}`;
    const pod = probePod(world, { name, questions });
    const all = (why: string): readonly PodAnswer[] => questions.map(() => unasked(why));
    const obstacle = await obstacleTo(pod.subject, world);
    if (obstacle !== undefined) {
        return all(obstacle);
    }
    const { namespace } = pod.subject;
    const collection = `/api/v1/namespaces/${namespace}/pods`;
    const remove = async (which: string): Promise<void> => {
        const answer = await host.remove(`${collection}/${which}`);
        if (answer.kind === "forbidden" || answer.kind === "failed") {
            warn(
                `pod ${namespace}/${which} of the checklist stays: ${answer.why}; remove it (kubectl delete pod)`,
            );
        }
    };
    try {
        await Promise.all((await leftOvers(host, collection, world.now)).map(remove));
        if (signal.aborted) {
            return all("the look was ended before a pod could ask");
        }
        const made = await host.make(collection, pod.manifest);
        if (made.kind !== "value") {
            return all(`no pod of ours is admitted to ${namespace}: ${made.why}`);
        }
        const path = `${collection}/${name}`;
        const outcomes = await ends(pod, { path, host, signal });
        const said = await Promise.all(
            [...pod.containers].map(async ([container, numbers]) => {
                // Also of one that did not end: a question that takes long must not silence those that were answered.
                const log = await host.look(`${path}/log?container=${container}`);
                const answers = answersIn(
                    log.kind === "value" && typeof log.value === "string" ? log.value : "",
                );
                const outcome = outcomes.get(container);
                const why =
                    outcome ??
                    (log.kind === "value"
                        ? `pod ${name} ended without an answer`
                        : `the answers cannot be read: ${log.why}`);
                return numbers.map((number) => {
                    const isPull = questions[number]?.inquiry.kind === "pull";
                    const answer = isPull ? pulled(outcome) : answers.get(number);
                    return [number, answer ?? unasked(why)] as const;
                });
            }),
        );
        const byNumber = new Map(said.flat());
        return questions.map((_, number) => byNumber.get(number) ?? unasked("nobody asked"));
    } finally {
        await remove(name);
    }
}

/** What became of an image: a container that ended, or could not be made of it, had it. */
function pulled(outcome: string | undefined): PodAnswer | undefined {
    return outcome === undefined || /^(CreateContainer|RunContainer)/.test(outcome)
        ? { kind: "answered", text: "" }
        : hopeless.test(outcome)
          ? { kind: "refused", text: outcome }
          : undefined;
}

function unasked(text: string): PodAnswer {
    return { kind: "unasked", text };
}

/** Why no pod can stand for a subject, if so. */
async function obstacleTo(
    { namespace, serviceAccount }: PodSubject,
    { cluster }: ClusterWorld,
): Promise<string | undefined> {
    try {
        const path = `/api/v1/namespaces/${namespace}`;
        if ((await found(cluster, path)) === undefined) {
            return `namespace ${namespace} is not made yet, so no pod can ask from there; \`up\` makes it`;
        }
        if ((await found(cluster, `${path}/serviceaccounts/${serviceAccount}`)) === undefined) {
            return `ServiceAccount ${namespace}/${serviceAccount} is not made yet, so no pod can ask in its name; \`up\` makes it`;
        }
        const [review] = await reviewed<{ readonly status?: { readonly allowed?: boolean } }>(
            cluster,
            [
                {
                    apiVersion: "authorization.k8s.io/v1",
                    kind: "SelfSubjectAccessReview",
                    spec: {
                        resourceAttributes: {
                            group: "",
                            resource: "pods",
                            verb: "create",
                            namespace,
                        },
                    },
                },
            ],
        );
        return review?.status?.allowed === true
            ? undefined
            : `may not create pods in namespace ${namespace}, which asking from there takes`;
    } catch (error) {
        if (error instanceof Untold) {
            return error.message;
        }
        throw error;
    }
}

/** Pods of commands that were killed: those that their deadline has ended, and those whose answers nobody waits for any more. */
async function leftOvers(host: PodHost, collection: string, now: Date): Promise<readonly string[]> {
    const answer = await host.look(`${collection}?labelSelector=${encodeURIComponent(probeLabel)}`);
    const { items = [] } = valueOf(answer) as { items?: readonly PodStatus[] };
    return items
        .filter(({ metadata, status }) => {
            const isOver = status?.phase === "Succeeded" || status?.phase === "Failed";
            const born = Date.parse(metadata.creationTimestamp ?? "");
            return (
                status?.reason === "DeadlineExceeded" ||
                (isOver && now.getTime() - born > lifeSeconds * 1000)
            );
        })
        .map(({ metadata }) => metadata.name);
}

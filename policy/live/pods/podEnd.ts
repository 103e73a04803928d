import { setTimeout as sleep } from "node:timers/promises";

import type { Answer } from "../cluster.ts";
import type { PodHost } from "./podHost.ts";
import type { ProbePod } from "./probePod.ts";

/** How long pods may take from their making to their end, so that a checklist is read within ninety seconds. */
const patienceSeconds = 50;

const lookEveryMilliseconds = 750;

/** The fields of a pod that tell its end. */
export interface PodStatus {
    readonly metadata: { readonly name: string; readonly creationTimestamp?: string };
    readonly status?: {
        readonly phase?: string;
        readonly reason?: string;
        readonly conditions?: readonly { readonly type?: string; readonly message?: string }[];
        readonly containerStatuses?: readonly {
            readonly name: string;
            readonly state?: {
                readonly waiting?: { readonly reason?: string; readonly message?: string };
                readonly terminated?: unknown;
            };
        }[];
    };
}

/** Reasons for which a container waits in vain. */
export const hopeless =
    /^(ErrImage|ImagePullBackOff|InvalidImageName|CreateContainer|RunContainer)/;

/** Waits for the containers. What stands under a container's name is why it did not come to its end; nothing stands there where it did. */
export async function ends(
    pod: ProbePod,
    { path, host, signal }: { path: string; host: PodHost; signal: AbortSignal },
): Promise<ReadonlyMap<string, string>> {
    const deadline = performance.now() + patienceSeconds * 1000;
    for (;;) {
        const { status = {} } = valueOf(await host.look(path)) as Partial<PodStatus>;
        const states = new Map(
            (status.containerStatuses ?? []).map(({ name, state }) => [name, state]),
        );
        const stuck = new Map(
            [...states].flatMap(([name, state]) =>
                hopeless.test(state?.waiting?.reason ?? "")
                    ? [
                          [
                              name,
                              `${state?.waiting?.reason ?? ""}: ${state?.waiting?.message ?? ""}`,
                          ] as const,
                      ]
                    : [],
            ),
        );
        const running = [...pod.containers.keys()].filter(
            (name) => states.get(name)?.terminated === undefined && !stuck.has(name),
        );
        if (running.length === 0) {
            return stuck;
        }
        if (signal.aborted || performance.now() > deadline) {
            const said = (status.conditions ?? []).find(({ message }) => message)?.message;
            const why = `the pod that asks from ${pod.subject.namespace} did not end within ${patienceSeconds} s${said === undefined ? "" : `: ${said}`}`;
            return new Map([...stuck, ...running.map((name) => [name, why] as const)]);
        }
        await sleep(lookEveryMilliseconds, undefined, { signal }).catch(() => undefined);
    }
}

/** What an answer holds, for who reads a few of its fields. */
export function valueOf(answer: Answer): object {
    return answer.kind === "value" && typeof answer.value === "object" && answer.value !== null
        ? answer.value
        : {};
}

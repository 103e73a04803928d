import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** One thing that is really wrong with a platform that is otherwise whole. */
export interface Fault {
    /** As the end of the test's title. */
    readonly about: string;

    /** The rule that must fail, and no other. */
    readonly rule: string;

    /** @default "live" */
    readonly moment?: "live" | "after";

    /** Part of what it must say. */
    readonly says: string;

    readonly inject: (platform: TrialPlatform) => Promise<Injected>;
}

export interface Injected {
    /** What is asked about, where that is not the platform's own plan. */
    readonly plan?: PlatformPlan;

    /** Path of the kubectl that asks, where that is not the platform's own. */
    readonly kubectl?: string;

    readonly undo: () => Promise<void>;
}

export type Planned = Injected & Required<Pick<Injected, "plan">>;

/** A platform that does not fit to what the config says. */
export async function planned(
    platform: TrialPlatform,
    name: string,
    values: Readonly<Record<string, unknown>>,
): Promise<Planned> {
    const plan = await stackPlan(await platform.configWith(name, values));
    return { plan, undo: () => Promise.resolve() };
}

/** Objects that should not be there; the last made is the first taken away. */
export async function made(
    platform: TrialPlatform,
    ...manifests: readonly object[]
): Promise<Injected> {
    const list = (items: readonly object[]): string =>
        JSON.stringify({ apiVersion: "v1", kind: "List", items });
    await platform.kubectl(["create", "--filename=-"], list(manifests));
    return {
        undo: async () => {
            await platform.kubectl(
                ["delete", "--ignore-not-found", "--filename=-"],
                list([...manifests].reverse()),
            );
        },
    };
}

/** What the API server gives each object that is made, and refuses in one that is to be made. */
const givenKeys: readonly string[] = [
    ...["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields", "status"],
    ...["batch.kubernetes.io/controller-uid", "controller-uid"],
    ...["batch.kubernetes.io/job-name", "job-name"],
];

/** Objects that are gone, until they are made again as they were: kind, name or selector, namespace or other options. */
export async function removed(
    platform: TrialPlatform,
    objects: readonly string[],
): Promise<Injected> {
    const text = await platform.kubectl(["get", ...objects, "--output=json"]);
    const list = JSON.stringify(
        JSON.parse(text, (key, value: unknown) => (givenKeys.includes(key) ? undefined : value)),
    );
    await platform.kubectl(["delete", ...objects]);
    return {
        undo: async () => {
            await platform.kubectl(["create", "--filename=-"], list);
        },
    };
}

/** A change of an object: kind, name, namespace or other options. */
export async function patched(
    platform: TrialPlatform,
    object: readonly string[],
    { change, back }: { readonly change: object; readonly back: object },
): Promise<Injected> {
    const patch = async (text: object): Promise<void> => {
        const type = Array.isArray(text) ? "json" : "strategic";
        await platform.kubectl([
            ...["patch", ...object],
            ...[`--type=${type}`, `--patch=${JSON.stringify(text)}`],
        ]);
    };
    await patch(change);
    return { undo: () => patch(back) };
}

/** A workload without pods, until it is as it was. */
export async function stopped(
    platform: TrialPlatform,
    workload: string,
    namespace: string,
): Promise<Injected> {
    const scale = (replicas: number): Promise<string> =>
        platform.kubectl(["scale", workload, `--namespace=${namespace}`, `--replicas=${replicas}`]);
    await scale(0);
    return {
        undo: async () => {
            await scale(1);
            await platform.kubectl([
                ...["rollout", "status", workload, `--namespace=${namespace}`, "--timeout=300s"],
            ]);
        },
    };
}

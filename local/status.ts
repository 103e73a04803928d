/** A stack in the answer of `pulumi stack ls --json`. */
export interface StackState {
    readonly name: string;
    readonly lastUpdate?: string;
    readonly resourceCount?: number;
}

interface Pod {
    readonly metadata: { readonly namespace: string };
    readonly status: {
        readonly phase?: string;
        readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    };
}

/** One stack in a line. */
export function stackLine(stacks: readonly StackState[], name: string): string {
    const stack = stacks.find((candidate) => candidate.name === name);
    if (stack === undefined) {
        return `${name}, not made yet`;
    }
    const updated =
        stack.lastUpdate === undefined ? "never updated" : `updated ${stack.lastUpdate}`;
    return `${name}, ${String(stack.resourceCount ?? 0)} resources, ${updated}`;
}

/** By namespace, how many pods are ready, from `kubectl get pods --output=json`. Pods that have done their work count apart. */
export function podCounts(json: string): Record<string, string> {
    const { items } = JSON.parse(json) as { items: readonly Pod[] };
    const namespaces = [...new Set(items.map(({ metadata }) => metadata.namespace))];
    return Object.fromEntries(
        namespaces.map((namespace) => {
            const pods = items.filter(({ metadata }) => metadata.namespace === namespace);
            const done = pods.filter(({ status }) => status.phase === "Succeeded").length;
            const ready = pods.filter(isReady).length;
            const running = `${String(ready)} of ${String(pods.length - done)} pods ready`;
            return [namespace, done === 0 ? running : `${running}, ${String(done)} completed`];
        }),
    );
}

function isReady({ status }: Pod): boolean {
    return (
        status.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ??
        false
    );
}

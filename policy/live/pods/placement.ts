import type { Puller } from "./pods.ts";

/** Where a pod must or should run for what its pull is to tell. */
export function affinityTo(by: Puller): object {
    switch (by.kind) {
        case "oneOf":
            return {
                nodeAffinity: {
                    requiredDuringSchedulingIgnoredDuringExecution: {
                        nodeSelectorTerms: by.nodes.map(nodeTerm),
                    },
                },
            };
        case "asIfAbsent":
            return {
                nodeAffinity: {
                    preferredDuringSchedulingIgnoredDuringExecution: by.rather.map((name) => ({
                        weight: 1,
                        preference: nodeTerm(name),
                    })),
                },
            };
    }
}

/** Such a field takes one value alone. */
function nodeTerm(name: string): object {
    return { matchFields: [{ key: "metadata.name", operator: "In", values: [name] }] };
}

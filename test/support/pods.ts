import assert from "node:assert/strict";

import { type Registered, at } from "./world.ts";

interface Named {
    readonly name: string;
}

interface EnvVar extends Named {
    readonly value?: unknown;
    readonly valueFrom?: unknown;
}

export interface Container extends Named {
    readonly image: string;
    readonly command?: readonly string[];
    readonly args?: readonly string[];
    readonly env?: readonly EnvVar[];
    readonly envFrom?: unknown;
    readonly resources?: unknown;
    readonly volumeMounts?: readonly (Named & { readonly mountPath: string })[];
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly [field: string]: unknown;
}

export interface Pod {
    readonly containers: readonly Container[];
    readonly securityContext?: Readonly<Record<string, unknown>>;
    readonly [field: string]: unknown;
}

/** The pod that a workload's template makes. */
export function podOf(workload: Registered): Pod {
    return at(workload.inputs, "spec", "template", "spec") as Pod;
}

/** The only container of a workload's pod. */
export function containerOf(workload: Registered): Container {
    const [container, ...more] = podOf(workload).containers;
    assert.ok(container);
    assert.deepEqual(more, []);
    return container;
}

/**
 * What Pod Security `restricted` demands, and what we demand beside it: no API token, no variables of neighbouring Services, requests
 * for everything.
 * @source https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function assertRestricted(pod: Pod, user: number): void {
    assert.equal(pod["automountServiceAccountToken"], false);
    assert.equal(pod["enableServiceLinks"], false);
    assert.equal(pod.securityContext?.["runAsNonRoot"], true);
    assert.equal(pod.securityContext["runAsUser"], user);
    assert.deepEqual(pod.securityContext["seccompProfile"], { type: "RuntimeDefault" });
    for (const { securityContext, resources } of pod.containers) {
        assert.equal(securityContext?.["allowPrivilegeEscalation"], false);
        assert.deepEqual(securityContext["capabilities"], { drop: ["ALL"] });
        assert.equal(securityContext["readOnlyRootFilesystem"], true);
        assert.ok(at(resources, "requests", "cpu"));
        assert.equal(at(resources, "requests", "memory"), at(resources, "limits", "memory"));
    }
}

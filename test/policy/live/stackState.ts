import type { RightsObject } from "../../../policy/live/rights.ts";
import type { Labelled } from "../../../policy/live/stackObjects.ts";
import type { StackExport, StateResource } from "../../../policy/live/stackState.ts";

/** The one value that the good stack has drawn. */
export const password = "k3JxPq81ZvRm";

/** A secret as `stack export` prints it, with its text or without. */
function secret(text: string, revealed: boolean): object {
    return {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        ...(revealed ? { plaintext: JSON.stringify(text) } : { ciphertext: "v1:q6k=:0a" }),
    };
}

function resource(type: string, name: string, change: Partial<StateResource>): StateResource {
    return { urn: `urn:pulumi:dev::sparkstead::${type}::${name}`, type, ...change };
}

export const role: RightsObject = {
    metadata: { name: "spark", namespace: "spark-jobs" },
    rules: [{ apiGroups: [""], resources: ["pods", "services"], verbs: ["get", "create"] }],
};

export const binding: RightsObject = {
    metadata: { name: "spark", namespace: "spark-jobs" },
    roleRef: { kind: "Role", name: "spark" },
    subjects: [{ kind: "ServiceAccount", name: "spark", namespace: "spark-jobs" }],
};

export const clusterRole: RightsObject = {
    metadata: { name: "spark-operator-controller" },
    rules: [
        { nonResourceURLs: ["/metrics"], verbs: ["get"] },
        {
            apiGroups: ["admissionregistration.k8s.io"],
            resources: ["mutatingwebhookconfigurations"],
            resourceNames: ["spark-operator-webhook"],
            verbs: ["patch"],
        },
    ],
};

/** The state of the good stack, and more. */
export function stateWith(more: readonly StateResource[] = []): (revealed: boolean) => StackExport {
    return (revealed) => ({
        deployment: {
            resources: [
                resource("random:index/randomPassword:RandomPassword", "store-root", {
                    inputs: { length: 12 },
                    outputs: { result: secret(password, revealed), length: 12 },
                }),
                rights("Role", role),
                rights("RoleBinding", binding),
                rights("ClusterRole", clusterRole),
                ...more,
            ],
        },
    });
}

function rights(kind: string, object: RightsObject): StateResource {
    return declared(`rbac.authorization.k8s.io/v1:${kind}`, object);
}

/** A ConfigMap as the state holds it. */
export function configMapInState(data: object): StateResource {
    return resource("kubernetes:core/v1:ConfigMap", "store-config", { inputs: { data } });
}

/** An object of Kubernetes, as far as tests write it. */
export type Sketch = Labelled & { readonly spec?: object; readonly status?: object };

/** An object as the state holds it, by the end of its type: "apps/v1:Deployment". */
export function declared(type: string, object: Sketch): StateResource {
    return resource(`kubernetes:${type}`, object.metadata.name, { inputs: { ...object } });
}

/** A role that waits to be deleted, since another took its place. */
export const replacedRole: StateResource = {
    ...rights("Role", { metadata: { name: "old", namespace: "spark-jobs" } }),
    delete: true,
};

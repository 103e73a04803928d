import { objectName, namespaceOf } from "./objects.ts";
import type { PlannedResource } from "../plannedStack.ts";
import { type Container, type PodSpec, type Volume, podOf } from "./pods.ts";
import { sparkPodsOf, sparkSpecOf } from "./sparkApplications.ts";

type ReferredKind = "Secret" | "ConfigMap" | "PersistentVolumeClaim" | "ServiceAccount";

/** A name by which a pod of one object needs another object of its namespace. */
export interface Reference {
    readonly kind: ReferredKind;
    readonly name: string;

    /** What must be in it; nothing where the whole is taken. */
    readonly key?: string | undefined;
}

/** Everything that the pods of a resource cannot start without. */
export function referencesOf(resource: PlannedResource): readonly Reference[] {
    const pod = podOf(resource);
    return [...(pod === undefined ? [] : ofPod(pod)), ...ofSparkApplication(resource)];
}

/** An object by which references are resolved: "Secret spark-jobs/s3-spark". */
export function addressOf(kind: string, namespace: string, name: string): string {
    return `${kind} ${namespace}/${name}`;
}

/** What pods of an object's namespace would call it. */
export function ownAddress(kind: string, resource: PlannedResource): string {
    return addressOf(kind, namespaceOf(resource), objectName(resource));
}

function ofPod(pod: PodSpec): Reference[] {
    return [
        ...[...(pod.initContainers ?? []), ...(pod.containers ?? [])].flatMap(ofContainer),
        ...(pod.volumes ?? []).flatMap(ofVolume),
        ...(pod.imagePullSecrets ?? []).flatMap(({ name }) => whole("Secret", { name })),
        ...whole("ServiceAccount", { name: pod.serviceAccountName }),
    ];
}

function ofContainer({ env = [], envFrom = [] }: Container): Reference[] {
    return [
        ...env.flatMap(({ valueFrom }) => [
            ...keyed("Secret", valueFrom?.secretKeyRef),
            ...keyed("ConfigMap", valueFrom?.configMapKeyRef),
        ]),
        ...envFrom.flatMap(({ secretRef, configMapRef }) => [
            ...whole("Secret", secretRef),
            ...whole("ConfigMap", configMapRef),
        ]),
    ];
}

function ofVolume({ secret, configMap, persistentVolumeClaim, projected }: Volume): Reference[] {
    return [
        ...whole("Secret", secret && { ...secret, name: secret.secretName }),
        ...whole("ConfigMap", configMap),
        ...whole("PersistentVolumeClaim", { name: persistentVolumeClaim?.claimName }),
        ...(projected?.sources ?? []).flatMap((source) => [
            ...whole("Secret", source.secret),
            ...whole("ConfigMap", source.configMap),
        ]),
    ];
}

function ofSparkApplication(resource: PlannedResource): Reference[] {
    const { imagePullSecrets = [], sparkConf = {} } = sparkSpecOf(resource) ?? {};
    return [
        ...sparkPodsOf(resource).flatMap(([, pod]) => ofPod(pod)),
        ...imagePullSecrets.flatMap((name) => whole("Secret", { name })),
        ...Object.entries(sparkConf).flatMap(([key, value]) => ofSparkConf(key, String(value))),
    ];
}

/**
 * Keys of sparkConf that name objects.
 * @source https://spark.apache.org/docs/3.5.8/running-on-kubernetes.html#configuration
 */
function ofSparkConf(entry: string, value: string): Reference[] {
    if (/^spark\.kubernetes\.(driver|executor)\.secretKeyRef\./.test(entry)) {
        const [name, key] = value.split(":");
        return keyed("Secret", { name, key });
    }
    if (/^spark\.kubernetes\.(hadoop|executor\.podTemplate)?\.?configMapName$/.test(entry)) {
        return whole("ConfigMap", { name: value });
    }
    return [];
}

interface Named {
    readonly name?: string | undefined;
    readonly key?: string | undefined;
    readonly optional?: boolean;
    readonly items?: readonly { readonly key?: string }[];
}

function keyed(kind: ReferredKind, ref: Named | undefined): Reference[] {
    return ref?.name === undefined || ref.optional === true
        ? []
        : [{ kind, name: ref.name, key: ref.key }];
}

/** A whole object; where only some of its keys are mounted, those. */
function whole(kind: ReferredKind, ref: Named | undefined): Reference[] {
    const items = ref?.items ?? [];
    return items.length === 0
        ? keyed(kind, ref && { ...ref, key: undefined })
        : items.flatMap(({ key }) => keyed(kind, { ...ref, key }));
}

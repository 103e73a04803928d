import { listed } from "./answers.ts";
import type { Cluster } from "./cluster.ts";

/** The fields of a StorageClass that probes read. */
export interface StorageClass {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly provisioner?: string;
}

const isDefault = "storageclass.kubernetes.io/is-default-class";

export function storageClassesOf(cluster: Cluster): Promise<readonly StorageClass[]> {
    return listed<StorageClass>(cluster, "/apis/storage.k8s.io/v1/storageclasses");
}

/** Those that claims without a class get; there should be one. */
export function defaultClasses(classes: readonly StorageClass[]): readonly StorageClass[] {
    return classes.filter(({ metadata }) => metadata.annotations?.[isDefault] === "true");
}

/** The class that a claim without one gets, where there is one. */
export function usualClass(classes: readonly StorageClass[]): string | undefined {
    return defaultClasses(classes)[0]?.metadata.name;
}

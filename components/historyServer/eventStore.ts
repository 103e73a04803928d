import type * as kubernetes from "@pulumi/kubernetes";

import { credentialsRevision } from "../contracts/credentialsRevision.ts";
import { hadoopConfDirectory } from "../contracts/fileSystem.ts";
import type { SecretKeyRef } from "../contracts/secretKeyRef.ts";
import { secretVariables } from "../kubernetes/secretVariables.ts";
import type { SparkConf } from "../render/sparkConf.ts";

/** How the History Server opens the store of its event log. */
export type EventStore =
    | {
          readonly kind: "bucket";

          /** The s3a endpoint and how to address it; no secrets. */
          readonly entries: SparkConf;

          /** Environment variables whose values are secrets. */
          readonly secretEnv: Readonly<Record<string, SecretKeyRef>>;

          /** Of those secrets: another one rolls the pod. */
          readonly credentialsRevision: number;
      }
    | {
          readonly kind: "fileSystem";

          /** The FileSystem's `clientConfigMap`, which is there in the History Server's namespace. */
          readonly clientConfigMap: string;

          /** Who it is to the file system: the writers' user, since event logs are 0660. */
          readonly user: string;
      };

/** What of the pod depends on the event log's store. */
export interface StoreAccess {
    readonly metadata: Pick<kubernetes.types.input.meta.v1.ObjectMeta, "annotations">;
    readonly env: readonly kubernetes.types.input.core.v1.EnvVar[];
    readonly mounts: readonly kubernetes.types.input.core.v1.VolumeMount[];
    readonly volumes: readonly kubernetes.types.input.core.v1.Volume[];
}

export function storeAccess(store: EventStore): StoreAccess {
    switch (store.kind) {
        case "bucket":
            return {
                metadata: {
                    annotations: { [credentialsRevision]: String(store.credentialsRevision) },
                },
                env: secretVariables(store.secretEnv),
                mounts: [],
                volumes: [],
            };
        case "fileSystem":
            return {
                metadata: {},
                env: [
                    { name: "HADOOP_CONF_DIR", value: hadoopConfDirectory },
                    { name: "HADOOP_USER_NAME", value: store.user },
                ],
                mounts: [{ name: "hadoop-conf", mountPath: hadoopConfDirectory, readOnly: true }],
                volumes: [{ name: "hadoop-conf", configMap: { name: store.clientConfigMap } }],
            };
    }
}

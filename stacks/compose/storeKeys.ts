import type { SecretKeyRef } from "../../components/contracts/secretKeyRef.ts";
import { s3SecretKeys } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";

/** A principal's keys of the object store, under the variables by which every AWS SDK finds them. */
export function storeKeys(
    { objectStore }: PlatformPlan,
    principal: string,
): {
    readonly secretEnv: Readonly<Record<string, SecretKeyRef>>;
    readonly credentialsRevision: number;
} {
    const credentials = objectStore.store.credentials[principal];
    return credentials === undefined
        ? { secretEnv: {}, credentialsRevision: 1 }
        : {
              secretEnv: {
                  [s3SecretKeys.accessKeyId]: credentials.accessKeyId,
                  [s3SecretKeys.secretAccessKey]: credentials.secretAccessKey,
              },
              credentialsRevision: credentials.revision,
          };
}

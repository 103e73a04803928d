import * as kubernetes from "@pulumi/kubernetes";
import type * as random from "@pulumi/random";

import type { Principal } from "../../contracts/principal.ts";
import { generatedPassword } from "../../kubernetes/generatedPassword.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { type MinioScope, labelsOf } from "./scope.ts";

/** A principal with the secret access key made for them. */
export interface User {
    readonly principal: Principal;
    readonly key: random.RandomPassword;
}

/** The administrator's credentials; auto-named, so that a new password rolls the server. */
export function rootSecret(scope: MinioScope): kubernetes.core.v1.Secret {
    const name = `${scope.name}-root`;
    return new kubernetes.core.v1.Secret(
        name,
        {
            metadata: { namespace: scope.args.namespace, labels: labelsOf(scope) },
            stringData: {
                MINIO_ROOT_USER: "root",
                MINIO_ROOT_PASSWORD: generatedPassword(name, 1, scope.parent).result,
            },
        },
        { parent: scope.parent, ...rollsPods },
    );
}

export function secretKey(scope: MinioScope, principal: Principal): random.RandomPassword {
    const revision = scope.args.credentials[principal.name]?.revision ?? 1;
    return generatedPassword(`${scope.name}-${principal.name}`, revision, scope.parent);
}

/** The principal's access keys, in their namespace; fixed-named, because running Spark applications refer to it. */
export function deliveredSecret(
    scope: MinioScope,
    { principal, key }: User,
): kubernetes.core.v1.Secret {
    const credentials = scope.args.credentials[principal.name];
    if (credentials === undefined) {
        throw new Error(
            `objectStore "${scope.name}": no credentials planned for ${principal.name}`,
        );
    }
    const { accessKeyId, secretAccessKey } = credentials;
    return new kubernetes.core.v1.Secret(
        `${scope.name}-${principal.name}`,
        {
            metadata: {
                name: accessKeyId.secretName,
                namespace: principal.namespace,
                labels: labelsOf(scope),
            },
            stringData: {
                [accessKeyId.key]: principal.name,
                [secretAccessKey.key]: key.result,
            },
        },
        { parent: scope.parent },
    );
}

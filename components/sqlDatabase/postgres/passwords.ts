import * as kubernetes from "@pulumi/kubernetes";
import type * as random from "@pulumi/random";

import type { SqlAccess, SqlPrincipal } from "../../contracts/sqlDatabase.ts";
import { generatedPassword } from "../../kubernetes/generatedPassword.ts";
import { rollsPods } from "../../kubernetes/rollsPods.ts";
import { type PostgresScope, labelsOf } from "./scope.ts";

/** A principal with what they log in by. */
export interface Login {
    readonly principal: SqlPrincipal;
    readonly access: SqlAccess;
    readonly password: random.RandomPassword;
}

/** The superuser's password; auto-named, so that a new one rolls the server, which takes it over as it starts. */
export function superuserSecret(scope: PostgresScope): kubernetes.core.v1.Secret {
    const name = `${scope.name}-superuser`;
    return new kubernetes.core.v1.Secret(
        name,
        {
            metadata: { namespace: scope.args.namespace, labels: labelsOf(scope) },
            stringData: {
                password: generatedPassword(name, scope.args.superuserRevision, scope.parent)
                    .result,
            },
        },
        { parent: scope.parent, ...rollsPods },
    );
}

export function login(scope: PostgresScope, principal: SqlPrincipal): Login {
    const { name } = principal;
    const access = scope.args.databases[name];
    if (access === undefined) {
        throw new Error(`sqlDatabase "${scope.name}": no database planned for ${name}`);
    }
    return {
        principal,
        access,
        password: generatedPassword(`${scope.name}-${name}`, access.revision, scope.parent),
    };
}

/** The principal's password, in their namespace, under the planned name. */
export function deliveredSecret(
    scope: PostgresScope,
    { principal, access, password: made }: Login,
): kubernetes.core.v1.Secret {
    return new kubernetes.core.v1.Secret(
        `${scope.name}-${principal.name}`,
        {
            metadata: {
                name: access.password.secretName,
                namespace: principal.namespace,
                labels: labelsOf(scope),
            },
            stringData: { [access.password.key]: made.result },
        },
        { parent: scope.parent },
    );
}

import type * as kubernetes from "@pulumi/kubernetes";

import { type PostgresScope, superuser } from "./scope.ts";

/** The variables by which every client of Postgres finds the server, as its superuser. */
export function clientEnv(
    { args }: PostgresScope,
    secret: kubernetes.core.v1.Secret,
): kubernetes.types.input.core.v1.EnvVar[] {
    return [
        { name: "PGHOST", value: args.host },
        { name: "PGPORT", value: String(args.port) },
        { name: "PGUSER", value: superuser },
        { name: "PGDATABASE", value: superuser },
        { name: "PGCONNECT_TIMEOUT", value: "10" },
        {
            name: "PGPASSWORD",
            valueFrom: { secretKeyRef: { name: secret.metadata.name, key: "password" } },
        },
    ];
}

import * as pulumi from "@pulumi/pulumi";

import type { Planned } from "../../contracts/planned.ts";
import type { SqlAccess, SqlDatabase, SqlPrincipal } from "../../contracts/sqlDatabase.ts";
import type { ContainerResources } from "../../kubernetes/resources.ts";
import { retainedClaim } from "../../kubernetes/retainedClaim.ts";
import type { Quantity } from "../../render/quantity.ts";
import { type Backup, backupJobs } from "./backupJobs.ts";
import { deliveredSecret, login, superuserSecret } from "./passwords.ts";
import { rolesJob } from "./rolesJob.ts";
import { labelsOf } from "./scope.ts";
import { server, serverService } from "./server.ts";

export interface PostgresArgs extends Planned<SqlDatabase> {
    readonly engine: "postgres";

    readonly namespace: string;

    /** Image with the server and its clients. A new major does not read the data of the one before. */
    readonly image: string;

    readonly imagePullSecrets: readonly string[];

    /** Name of the Service, and so of the host. */
    readonly serviceName: string;

    /** Size of the volume. It grows in place where the StorageClass can; Kubernetes refuses to shrink it. */
    readonly storage: Quantity;

    /**
     * StorageClass of the volume. A change makes an empty volume beside the old one, which stays; data does not follow.
     * @default the cluster's default StorageClass
     */
    readonly storageClass?: string | undefined;

    readonly resources: ContainerResources;

    /** Who uses the server: each gets a role, a database of their own, and a Secret in their namespace. */
    readonly principals: readonly SqlPrincipal[];

    /** Raising it makes a new password for the superuser and rolls the server. */
    readonly superuserRevision: number;

    readonly backup: Backup;
}

/** One Postgres server with a role and a database for each principal. */
export class Postgres extends pulumi.ComponentResource implements SqlDatabase {
    static readonly __pulumiType = "sparkstead:sqlDatabase:Postgres";

    readonly engine: "postgres";
    readonly host: string;
    readonly port: number;
    readonly databases: Readonly<Record<string, SqlAccess>>;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: PostgresArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Postgres.__pulumiType, name, {}, opts);
        const scope = { name, args, parent: this };

        const superuser = superuserSecret(scope);
        const service = serverService(scope);
        const volume = retainedClaim(`${name}-data`, { ...args, labels: labelsOf(scope) }, this);
        const statefulSet = server(scope, { superuser, volume });
        const logins = args.principals.map((principal) => login(scope, principal));
        const delivered = logins.map((made) => deliveredSecret(scope, made));
        const roles = rolesJob(scope, {
            superuser,
            logins,
            volume,
            server: [service, statefulSet],
        });
        backupJobs(scope, superuser);

        this.engine = args.engine;
        this.host = args.host;
        this.port = args.port;
        this.databases = args.databases;
        this.ready = [roles, ...delivered];
        this.registerOutputs({ host: this.host });
    }
}

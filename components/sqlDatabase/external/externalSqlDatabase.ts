import * as pulumi from "@pulumi/pulumi";

import type { Planned } from "../../contracts/planned.ts";
import type { SqlAccess, SqlDatabase, SqlEngine } from "../../contracts/sqlDatabase.ts";
import { type Asker, reachability } from "../../kubernetes/reachability.ts";

export interface ExternalSqlDatabaseArgs extends Planned<SqlDatabase> {
    readonly asker: Asker;
}

/** An SQL server that somebody else runs, with databases, users and Secrets that exist already. */
export class ExternalSqlDatabase extends pulumi.ComponentResource implements SqlDatabase {
    static readonly __pulumiType = "sparkstead:sqlDatabase:ExternalSqlDatabase";

    readonly engine: SqlEngine;
    readonly host: string;
    readonly port: number;
    readonly databases: Readonly<Record<string, SqlAccess>>;
    readonly ready: readonly pulumi.Resource[];

    constructor(
        name: string,
        args: ExternalSqlDatabaseArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ExternalSqlDatabase.__pulumiType, name, {}, opts);
        const answers = reachability(
            `${name}-check`,
            {
                ...args.asker,
                subject: `sqlDatabase "${name}" (${args.engine})`,
                endpoints: [{ host: args.host, port: args.port }],
                configKey: "sparkstead:sqlDatabase.host",
            },
            this,
        );

        this.engine = args.engine;
        this.host = args.host;
        this.port = args.port;
        this.databases = args.databases;
        this.ready = [answers];
        this.registerOutputs({ host: this.host });
    }
}

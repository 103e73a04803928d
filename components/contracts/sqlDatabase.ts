import type * as pulumi from "@pulumi/pulumi";

import type { SecretKeyRef } from "./secretKeyRef.ts";

/** What decides the JDBC driver and the dialect. MariaDB speaks MySQL's dialect through a driver of its own. */
export type SqlEngine = "postgres" | "mariadb" | "mysql";

/** The database of one principal and how the principal logs in. */
export interface SqlAccess {
    readonly database: string;
    readonly user: string;

    /** In the principal's namespace. */
    readonly password: SecretKeyRef;

    /** Raised by whoever changes the password: pods carry it as an annotation, so that they roll. */
    readonly revision: number;
}

/** A server with one database and one role for each principal. */
export interface SqlDatabase {
    readonly engine: SqlEngine;
    readonly host: string;
    readonly port: number;

    /** Access by the principal's name. */
    readonly databases: Readonly<Record<string, SqlAccess>>;

    /** Resources that must be ready before a client starts: the server, roles, Secrets. */
    readonly ready: readonly pulumi.Resource[];
}

/** Somebody who gets a database of their own. */
export interface SqlPrincipal {
    /** Noun of the platform, e.g. "metastore"; also the role's and the database's name. */
    readonly name: string;

    /** Where the principal's pods run, and so where its Secret is delivered. */
    readonly namespace: string;
}

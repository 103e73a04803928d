import { randomBytes } from "node:crypto";

import { podBasics } from "../../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../../components/kubernetes/resources.ts";
import { bringImages } from "../../../local/cluster/cluster.ts";
import { haveImages } from "../../../local/images/images.ts";
import { serviceHost } from "../../../stacks/plan/names.ts";
import type { TrialDatabase } from "../support/schemaCases.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const name = "mariadb";

/** User and group of images/mariadb. */
const user = 999;

const port = 3306;
const data = "/var/lib/mysql";

/** A MariaDB with one database and its owner. */
export interface MariaDb {
    readonly host: string;
    readonly password: string;

    /** Makes another database anew, for inits alone. */
    readonly emptyTrial: () => Promise<TrialDatabase>;
}

/** Name of the database for inits alone. */
export const trial = "schematrial";

const script = `
set -eu
[ -d ${data}/mysql ] || mariadb-install-db --no-defaults --datadir=${data} --skip-test-db --force --skip-name-resolve >/tmp/install.log 2>&1 || { cat /tmp/install.log; exit 1; }
exec mariadbd --no-defaults --datadir=${data} --socket=/tmp/mariadb.sock --pid-file=/tmp/mariadb.pid --init-file=/init/init.sql --bind-address=0.0.0.0
`.trim();

/** Runs one in a namespace of an outside platform, with a database for a principal. */
export async function runMariaDb(outside: TrialPlatform, principal: string): Promise<MariaDb> {
    const archives = await haveImages(["mariadb"]);
    await bringImages(outside.cluster, archives);
    const namespace = outside.plan.namespaces.system;
    const password = randomBytes(16).toString("hex");
    const manifests = manifestsOf(archives[0]?.reference ?? "", [
        `CREATE DATABASE IF NOT EXISTS ${principal};`,
        `CREATE USER IF NOT EXISTS '${principal}'@'%' IDENTIFIED BY '${password}';`,
        ...[principal, trial].map(
            (database) => `GRANT ALL ON ${database}.* TO '${principal}'@'%';`,
        ),
    ]);
    for (const manifest of manifests) {
        const options = ["apply", `--namespace=${namespace}`, "--filename=-"];
        await outside.kubectl(options, JSON.stringify(manifest));
    }
    await outside.kubectl([
        ...["rollout", "status", `deployment/${name}`, `--namespace=${namespace}`],
        "--timeout=180s",
    ]);
    const execute = (sql: string): Promise<string> =>
        outside.kubectl(
            [
                ...["exec", "--stdin", `deployment/${name}`, `--namespace=${namespace}`, "--"],
                ...[
                    "sh",
                    "-c",
                    `read -r MYSQL_PWD; export MYSQL_PWD; ${client} --user=${principal}`,
                ],
            ],
            `${password}\n${sql}\n`,
        );
    return {
        host: serviceHost(name, namespace, outside.plan.cluster.domain),
        password,
        emptyTrial: async () => {
            await execute(`DROP DATABASE IF EXISTS ${trial}; CREATE DATABASE ${trial};`);
            return trialDatabase((statement) => execute(`USE ${trial}; ${statement};`));
        },
    };
}

const client = "mariadb --no-defaults --host=127.0.0.1 --skip-column-names --batch";

function trialDatabase(execute: (statement: string) => Promise<string>): TrialDatabase {
    const within = "WHERE table_schema = DATABASE()";
    return {
        // It commits after each statement.
        made: async () =>
            Number(await execute(`SELECT count(*) FROM information_schema.tables ${within}`)),
        setVersion: async (version) => {
            await execute(`UPDATE VERSION SET SCHEMA_VERSION = '${version}'`);
        },
        execute: async (statement) => {
            await execute(statement);
        },
        digest: () =>
            execute(
                `SELECT md5(group_concat(table_name, column_name, column_type ORDER BY table_name, ordinal_position)) FROM information_schema.columns ${within}; SELECT * FROM VERSION`,
            ),
    };
}

function manifestsOf(image: string, statements: readonly string[]): readonly object[] {
    const labels = { app: name };
    return [
        {
            apiVersion: "v1",
            kind: "Secret",
            metadata: { name },
            // An init file has a statement in each line.
            stringData: { "init.sql": `${statements.join("\n")}\n` },
        },
        {
            apiVersion: "v1",
            kind: "Service",
            metadata: { name },
            spec: { selector: labels, ports: [{ port }] },
        },
        {
            apiVersion: "apps/v1",
            kind: "Deployment",
            metadata: { name },
            spec: {
                selector: { matchLabels: labels },
                template: { metadata: { labels }, spec: podOf(image) },
            },
        },
    ];
}

function podOf(image: string): object {
    return {
        ...podBasics(user, []),
        containers: [
            {
                name,
                image,
                imagePullPolicy: "IfNotPresent",
                command: ["/bin/sh", "-c", script],
                readinessProbe: { tcpSocket: { port }, periodSeconds: 2 },
                resources: containerResources({ cpu: "50m", memory: "384Mi" }),
                securityContext: restrictedContainer,
                volumeMounts: [
                    { name: "data", mountPath: data },
                    { name: "tmp", mountPath: "/tmp" },
                    { name: "init", mountPath: "/init" },
                ],
            },
        ],
        volumes: [
            { name: "data", emptyDir: {} },
            { name: "tmp", emptyDir: {} },
            { name: "init", secret: { secretName: name } },
        ],
    };
}

import { randomBytes } from "node:crypto";

import { podBasics } from "../../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../../components/kubernetes/resources.ts";
import { bringImages } from "../../../local/cluster/cluster.ts";
import { haveImages } from "../../../local/images/images.ts";
import { serviceHost } from "../../../stacks/plan/names.ts";
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
}

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
        `GRANT ALL ON ${principal}.* TO '${principal}'@'%';`,
    ]);
    for (const manifest of manifests) {
        const options = ["apply", `--namespace=${namespace}`, "--filename=-"];
        await outside.kubectl(options, JSON.stringify(manifest));
    }
    await outside.kubectl([
        ...["rollout", "status", `deployment/${name}`, `--namespace=${namespace}`],
        "--timeout=180s",
    ]);
    return { host: serviceHost(name, namespace, outside.plan.cluster.domain), password };
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

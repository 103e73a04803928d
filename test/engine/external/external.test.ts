import assert from "node:assert/strict";

import { LivyClient } from "../../../local/smoke/livy.ts";
import { pulumi } from "../../../local/stack/pulumi.ts";
import { itMakesTheSchema } from "../support/schemaCases.ts";
import { SchemaInit } from "../support/schemaInit.ts";
import { tablesFound } from "../support/smokeTables.ts";
import { TrialPlatform } from "../support/trialPlatform.ts";
import { names } from "../../../stacks/plan/names.ts";
import { fromJobs } from "./jobsPod.ts";
import { type MariaDb, runMariaDb, trial } from "./mariaDb.ts";
import { handOutSecrets } from "./secrets.ts";

/** Small, and with everything that a platform may have of somebody else's. */
const services = {
    fileSystem: {
        kind: "hdfs",
        nameNodes: { mode: "single" },
        dataNodes: { kind: "statefulSet", replicas: 1 },
        webHdfs: "off",
    },
} as const;

/** A platform whose every service is somebody else's, in namespaces of theirs: each part builds on those before it. */
describe("a platform on services of another namespace", function () {
    this.bail(true);
    let platform: TrialPlatform;
    let outside: TrialPlatform;
    let mariaDb: MariaDb;
    let theirs: Readonly<Record<string, unknown>>;
    let sqlDatabase: Readonly<Record<string, unknown>>;
    let config = "";
    let init: SchemaInit | undefined;

    before("run the services", async function () {
        // With empty caches it builds for half an hour.
        this.timeout(0);
        platform = await TrialPlatform.ready();
        await platform.destroy();
        outside = await platform.outside(services);
        const { seconds } = await outside.up();
        mariaDb = await runMariaDb(outside, names.principals.metastore);
        theirs = endpointsOf(outside);
        sqlDatabase = { kind: "external", engine: "mariadb", host: mariaDb.host };
        console.log(`          the services were up after ${seconds} s`);
    });

    after("take the services away", async () => {
        await init?.remove();
        await platform.destroy(config);
        await outside.destroy();
    });

    it("names each service that does not answer, with its address, and makes nothing that needs it", async () => {
        const nowhere = await platform.configWith("nowhere", {
            objectStore: { kind: "external", endpoint: "http://store.nowhere.invalid:9000" },
            fileSystem: { kind: "external", defaultFs: "hdfs://namenode.nowhere.invalid" },
            sqlDatabase: { ...sqlDatabase, port: 1 },
            gateway: { kind: "external", url: "http://livy.nowhere.invalid:8998" },
        });

        const { code, output, seconds } = await platform.pulumi(
            ["up", "--yes", "--skip-preview"],
            nowhere,
        );

        assert.notEqual(code, 0);
        for (const words of [
            'objectStore "store": store.nowhere.invalid:9000 does not answer',
            'fileSystem "lake" (hdfs://namenode.nowhere.invalid): namenode.nowhere.invalid:8020 does not answer',
            `sqlDatabase "sql" (mariadb): ${mariaDb.host}:1 does not answer`,
            'gateway "gateway" (Livy 0.8.0-incubating): livy.nowhere.invalid:8998 does not answer',
        ]) {
            assert.ok(output.includes(words), `found no "${words}" in:\n${output}`);
        }
        console.log(`          up failed with all four after ${seconds} s`);
    });

    it("names a metastore that does not answer, with its address", async () => {
        const uri = "thrift://hms.nowhere.invalid:9083";
        const nowhere = await platform.configWith("nowhere", {
            ...theirs,
            metastore: { kind: "external", uri },
        });

        // Else whoever waits for a Secret does so for ten minutes.
        const [{ code, output }] = await Promise.all([
            platform.pulumi(["up", "--yes", "--skip-preview"], nowhere),
            handOutSecrets(platform, nowhere, { outside, sqlPassword: mariaDb.password }),
        ]);

        assert.notEqual(code, 0);
        assert.match(output, /metastore "metastore": hms\.nowhere\.invalid:9083 does not answer/);
    });

    it("comes up with a store, a file system, a MariaDB and a gateway of theirs", async () => {
        config = await platform.configWith("external", { ...theirs, sqlDatabase });
        const secrets = { outside, sqlPassword: mariaDb.password };

        const [{ seconds }] = await Promise.all([
            platform.up(config),
            handOutSecrets(platform, config, secrets),
        ]);

        await platform.isUnchanged(config);
        console.log(`          up: ${seconds} s`);
    });

    it("writes tables on both stores and reads them, with the catalogue in MariaDB", async () => {
        const found = await tablesFound(platform, config);

        assert.match(found, /on s3a and hdfs/);
        console.log(`          ${found}`);
    });

    itMakesTheSchema("the metastore's schema in MariaDB", async () => ({
        init: (init ??= await SchemaInit.on(platform, trial)),
        database: await mariaDb.emptyTrial(),
    }));

    it("tells of their gateway, and a pod of its own submits there", async () => {
        const gateway = await pulumi(platform.stack, ["stack", "output", "gateway", "--json"]);
        const { url } = JSON.parse(gateway) as { readonly url: string };

        await fromJobs(platform, url, async (ask) => {
            const livy = new LivyClient(platform, platform.plan, { ask });
            const { id } = await livy.submit("pi");

            assert.equal(await livy.end(id), "success");
            assert.match(await livy.log(id), /Pi is roughly 3\.1/);
        });
    });

    it("writes tables and reads them through a metastore of theirs", async () => {
        const uri = outside.plan.metastore?.metastore.uri;
        config = await platform.configWith("external", {
            ...theirs,
            metastore: { kind: "external", uri },
        });
        await platform.up(config);

        const found = await tablesFound(platform, config);

        assert.match(found, /on s3a and hdfs/);
        console.log(`          ${found}`);
    });
});

/** What a config says of services that run already. */
function endpointsOf({ plan }: TrialPlatform): Readonly<Record<string, unknown>> {
    const { gateway } = plan.gateway ?? {};
    const { defaultFs, coreSite, hdfsSite } = plan.fileSystem?.fileSystem ?? {};
    return {
        objectStore: { kind: "external", endpoint: plan.objectStore.store.endpoint },
        fileSystem: { kind: "external", defaultFs, coreSite, hdfsSite },
        gateway: { kind: "external", url: gateway?.url, version: gateway?.version },
    };
}

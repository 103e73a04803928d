import assert from "node:assert/strict";
import { once } from "node:events";

import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import { type ContainerName, processOf, stateOf } from "../support/killContainer.ts";
import { inSystem, makeEmpty, principal, superuser, trialDatabase } from "../support/postgres.ts";
import { inTheMiddle } from "../support/schemaInit.ts";
import { Tables, inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Rolls the metastore's pod, and nothing else. */
const rolled = { metastore: { kind: "hive", logLevel: "DEBUG" } } as const;

const makeUp = ["up", "--yes", "--skip-preview"] as const;

/** The metastore's init as a part of `up`, on the metastore's own database. */
export function describeSchemaByUp(platform: () => TrialPlatform): void {
    describe("the schema of a metastore that up rolls", () => {
        beforeEach("bring up the stack's own config", () => platform().up());

        it("is made though init and Pulumi are killed in the middle, and holds tables after the next up", async () => {
            const config = await platform().configWith("rolled", rolled);
            const before = await podsOf(platform());
            await makeEmpty(platform(), principal);

            const up = platform().start(makeUp, config);
            const ended = once(up, "close");
            const init = await initBeside(platform(), before);
            const pid = await processOf(platform(), init);
            const made = await inTheMiddle(trialDatabase(platform(), principal).made);
            process.kill(pid, "SIGKILL");
            up.kill("SIGKILL");
            await ended;
            await startedAgain(platform(), init);
            await platform().recover();
            const { seconds } = await platform().up(config);

            await inSession(platform(), async (session, bucket) => {
                const tables = await Tables.of(session, bucket, 2);
                const written = await tables.write();
                assert.deepEqual(await tables.read(), written);
                assert.equal(Object.keys(written).length, 2);
            });
            console.log(
                `          killed when the init held ${made} new tables and indexes; up afterwards: ${seconds} s`,
            );
        });

        it("of another version fails up with the reason, is left as it is, and the metastore before stays at work", async () => {
            const config = await platform().configWith("rolled", rolled);
            const [before = ""] = await podsOf(platform());
            const [version = ""] = await versions(platform());
            await superuser(
                platform(),
                `UPDATE "VERSION" SET "SCHEMA_VERSION" = '3.1.0'`,
                principal,
            );

            try {
                const { code, output } = await platform().pulumi(makeUp, config);

                assert.notEqual(code, 0, output);
                assert.match(
                    output.replaceAll(/\s+/g, " "),
                    /found schema 3\.1\.0, required 4\.0\.0; nothing was changed/,
                );
                assert.deepEqual(await versions(platform()), ["3.1.0"]);
                await platform().kubectl([
                    ...["wait", `pod/${before}`, inSystem(platform())],
                    ...["--for=condition=Ready", "--timeout=5s"],
                ]);
            } finally {
                await superuser(
                    platform(),
                    `UPDATE "VERSION" SET "SCHEMA_VERSION" = '${version}'`,
                    principal,
                );
            }

            await platform().up();
        });
    });
}

/** The init of the pod that comes beside others. */
async function initBeside(
    platform: TrialPlatform,
    others: readonly string[],
): Promise<ContainerName> {
    const pod = await until(
        {
            subject: "another pod of the metastore",
            seconds: 240,
            signal: new AbortController().signal,
        },
        async () => (await podsOf(platform)).find((name) => !others.includes(name)),
    );
    return { namespace: platform.plan.namespaces.system, pod, container: "schema" };
}

/** An init that had ended well before it was killed would not be started again. */
async function startedAgain(platform: TrialPlatform, init: ContainerName): Promise<void> {
    await until(
        {
            subject: `${init.pod} to run its init again`,
            seconds: 120,
            signal: new AbortController().signal,
        },
        async () => (await stateOf(platform, init)).restarts > 0 || undefined,
    );
}

interface Pods {
    readonly items: readonly {
        readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
    }[];
}

/** Names of the metastore's pods, but for those that go. */
async function podsOf(platform: TrialPlatform): Promise<string[]> {
    const pods = await platform.kubectl([
        ...["get", "pods", inSystem(platform), "--output=json"],
        `--selector=app.kubernetes.io/name=${names.metastoreService}`,
    ]);
    return (JSON.parse(pods) as Pods).items
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
        .map(({ metadata }) => metadata.name);
}

/** What VERSION says. */
async function versions(platform: TrialPlatform): Promise<string[]> {
    const rows = await superuser(platform, `SELECT "SCHEMA_VERSION" FROM "VERSION"`, principal);
    return rows.split("\n");
}

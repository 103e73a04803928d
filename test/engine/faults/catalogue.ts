import assert from "node:assert/strict";

import { names } from "../../../stacks/plan/names.ts";
import { type ContainerName, killContainer } from "../support/killContainer.ts";
import { Tables, acknowledged, inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const count = 8;

/** Tables that are acknowledged before something is killed. */
const before = 2;

/** What is killed while a job writes tables, by what a person calls it. */
const losses: Readonly<Record<string, (platform: TrialPlatform) => Promise<ContainerName>>> = {
    "the metastore": metastore,
    Postgres: postgres,
};

/** The catalogue breaks down while a job writes tables. */
export function describeCatalogue(platform: () => TrialPlatform): void {
    describe("a job that writes tables ends well, and all that was acknowledged is read back, when", () => {
        for (const [what, containerOf] of Object.entries(losses)) {
            it(`${what} is killed`, async () => {
                await inSession(platform(), async (session, bucket) => {
                    const tables = await Tables.of(session, bucket, count);
                    const writer = await tables.startWriting();
                    await acknowledged(session, writer, before);

                    await killContainer(platform(), await containerOf(platform()));

                    const written = await tables.written(writer);
                    assert.deepEqual(await tables.read(), written);
                    assert.equal(Object.keys(written).length, count);
                });
            });
        }
    });
}

async function metastore(platform: TrialPlatform): Promise<ContainerName> {
    const namespace = platform.plan.namespaces.system;
    const pod = await platform.kubectl([
        ...[
            "get",
            "pods",
            `--namespace=${namespace}`,
            "--output=jsonpath={.items[0].metadata.name}",
        ],
        `--selector=app.kubernetes.io/name=${names.metastoreService}`,
    ]);
    return { namespace, pod, container: "metastore" };
}

function postgres({ plan }: TrialPlatform): Promise<ContainerName> {
    const pod = `${names.postgres}-0`;
    return Promise.resolve({ namespace: plan.namespaces.system, pod, container: "postgres" });
}

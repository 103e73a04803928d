import assert from "node:assert/strict";

import { endpointsOf } from "../../policy/live/endpoints.ts";
import { externalStore, planWith } from "../support/config.ts";
import { stackWith } from "../support/stacks.ts";
import { type Registered, type World, at } from "../support/world.ts";

/** The Job that asks what a section of the config names. */
const checks: Readonly<Record<string, string>> = {
    "sparkstead:objectStore": "store-check",
    "sparkstead:sqlDatabase": "sql-check",
    "sparkstead:fileSystem": "lake-check",
    "sparkstead:metastore": "metastore-check",
    "sparkstead:gateway": "gateway-check",
};

const services = {
    ...externalStore,
    fileSystem: { kind: "external", defaultFs: "hdfs://lake.corp:8020" },
    gateway: { kind: "external", url: "http://livy.corp:8998" },
};

const database = {
    kind: "external",
    engine: "mariadb",
    host: "maria.corp",
    databases: { metastore: { database: "hive", secret: "maria" } },
};

describe("what somebody else runs", () => {
    for (const [about, raw] of [
        [
            "with a metastore among it",
            { ...services, metastore: { kind: "external", uri: "thrift://hive.corp:9083" } },
        ],
        [
            "with the SQL server of our metastore among it",
            { ...services, metastore: { kind: "hive" }, sqlDatabase: database },
        ],
    ] as const) {
        it(`${about} is asked from where pods open it, once those may run there`, async () => {
            const world = await stackWith(raw);

            const jobs = endpointsOf(planWith(raw)).flatMap(({ configKey, users }) =>
                world
                    .all("kubernetes:batch/v1:Job")
                    .filter(({ name }) => name === checks[configKey])
                    .map((job) => ({ job, users })),
            );

            assert.equal(jobs.length, 4);
            for (const { job, users } of jobs) {
                const namespace = String(at(job.inputs, "metadata", "namespace"));
                assert.ok(users.includes(namespace), `${job.name} asks from ${namespace}`);
                assert.ok(awaited(job, world).includes(namespace), `${job.name} is too early`);
            }
        });
    }
});

/** Namespaces that are there before the component of a Job is: its children know their parent no sooner. */
function awaited(job: Registered, { resources }: World): readonly unknown[] {
    const named = ({ type, name }: Registered): string => `${type}::${name}`;
    const component = resources.find((resource) => named(resource) === job.options.parent);
    return resources
        .filter((resource) => component?.options.dependsOn.includes(named(resource)))
        .map(({ inputs }) => at(inputs, "metadata", "name"));
}

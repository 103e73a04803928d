import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { repository } from "../../../local/paths.ts";
import { attempt } from "../../../local/run.ts";
import { runApplication } from "../../../local/smoke/application.ts";
import { checkHistory } from "../../../local/smoke/checks/history.ts";
import { checkSparkPi } from "../../../local/smoke/checks/sparkPi.ts";
import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import { jarOf } from "../support/jar.ts";
import { inSession } from "../support/tables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const libraries = "/datagram/sharedlibs";
const resource = "trial.txt";

/** What jobs take from and leave on HDFS, as in the seeds, and jobs that a person starts by hand. */
export function describeJobs(platform: () => TrialPlatform): void {
    describe("with event logs and shared libraries on HDFS", () => {
        it("each History Server lists what its store holds, and drivers and executors have the libraries", async () => {
            const source = join(dirname(platform().stack.configFile), "trial.jar");
            await writeFile(source, jarOf(resource, "trial\n"));
            const config = await platform().configWith("seed", {
                eventLog: { written: "fileSystem", alsoRead: "bucket" },
                spark: { sharedLibraries: libraries },
                content: { fileSystem: { files: { [`${libraries}/trial.jar`]: { source } } } },
            });
            const plan = await stackPlan(config);
            const [, other] = plan.historyServers;
            assert.ok(other);

            await inSession(platform(), async (before) => {
                await checkSparkPi(before);
                await platform().up(config);
                await checkHistory(before, other.serviceName);
            });
            await inSession(
                platform(),
                async (session, bucket) => {
                    const key = `${session.prefix}findLibrary.py`;
                    const jobs = join(import.meta.dirname, "..", "support", "jobs");
                    await bucket.put(key, await readFile(join(jobs, "findLibrary.py"), "utf8"));
                    const { log } = await runApplication(session, "library", {
                        type: "Python",
                        mainApplicationFile: `${bucket.url}/${key}`,
                        arguments: [resource],
                    });

                    const place = `jar:file:${libraries}/trial.jar!/${resource}`;
                    assert.ok(log.includes(`DRIVER ${place}\n`), log);
                    assert.ok(log.includes(`EXECUTORS ${place}\n`), log);
                    console.log(`          ${await checkHistory(session)}`);
                },
                plan,
            );
            await platform().isUnchanged(config);
            await platform().up();
        });
    });

    describe("`npm run spark`", () => {
        it("runs a statement of SQL, with executors, and hands on what spark-sql ends with", async () => {
            const good = await spark("sql", "-e", "SELECT sum(id) FROM range(1001)");
            assert.equal(good.code, 0, good.stderr);
            assert.match(good.stdout, /^500500$/m);

            const bad = await spark("sql", "-e", "SELECT nothing");
            assert.notEqual(bad.code, 0);
            assert.match(bad.stderr, /UNRESOLVED_COLUMN/);
        });

        it("submits a job, prints what its driver says, and fails when that does", async () => {
            const jar = "local:///opt/spark/examples/jars/spark-examples.jar";
            const good = await spark("submit", "--class", "org.apache.spark.examples.SparkPi", jar);
            assert.equal(good.code, 0, good.stderr);
            assert.match(good.stdout, /Pi is roughly 3\.1/);

            const bad = await spark("submit", "--class", "org.example.Nothing", jar);
            assert.notEqual(bad.code, 0);
            assert.match(bad.stdout + bad.stderr, /Failed to load class org\.example\.Nothing/);
        });
    });
}

function spark(...args: readonly string[]): ReturnType<typeof attempt> {
    return attempt(process.execPath, [
        join(repository, "local", "bootstrap.mjs"),
        "spark",
        ...args,
    ]);
}

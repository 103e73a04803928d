import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    rmSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { FakeCluster } from "./fakeCluster.ts";

const program = join(import.meta.dirname, "../../../images/livy/spark-submit");

/** Somebody's spark-submit, running. */
interface Run {
    readonly process: ChildProcess;

    /** What it has said so far, both streams in one as Livy takes them. */
    readonly output: () => string;
    readonly code: Promise<number | null>;
}

describe("Livy's spark-submit", function () {
    this.timeout(20_000);
    let folder: string;
    let cluster: FakeCluster;
    let server: string;
    let submitSeconds: string;

    before(function () {
        if (spawnSync("python3", ["--version"]).status !== 0) {
            this.skip();
        }
    });

    beforeEach(async () => {
        folder = mkdtempSync(join(tmpdir(), "livy-"));
        cluster = new FakeCluster();
        server = await cluster.start();
        submits("exit 0");
        submitSeconds = "600";
    });

    afterEach(() => {
        cluster.stop();
        rmSync(folder, { recursive: true });
    });

    /** What stands for Spark's own program. */
    function submits(script: string): void {
        mkdirSync(join(folder, "bin"), { recursive: true });
        writeFileSync(
            join(folder, "bin/spark-submit"),
            `#!/bin/sh\nprintf '%s\\n' "$@" >${folder}/arguments\n${script}\n`,
            { mode: 0o755 },
        );
    }

    function start(...args: string[]): Run {
        const child = spawn("python3", [program, ...args], {
            env: {
                ...process.env,
                SPARK_HOME: folder,
                LIVY_JOBS_NAMESPACE: "jobs",
                LIVY_API_SERVER: server,
                LIVY_STOPPING: join(folder, "stopping"),
                LIVY_BATCH_LOGS: join(folder, "logs"),
                LIVY_SUBMITTING: join(folder, "submitting"),
                LIVY_SUBMIT_SECONDS: submitSeconds,
                LIVY_REFUSAL_SECONDS: "0.4",
                LIVY_START_SECONDS: "0.4",
                LIVY_POLL_SECONDS: "0.05",
            },
        });
        let output = "";
        const take = (bytes: Buffer): void => {
            output += bytes.toString();
        };
        child.stdout.on("data", take);
        child.stderr.on("data", take);
        const code = once(child, "close").then(([status]) => status as number | null);
        return { process: child, output: () => output, code };
    }

    /** Returns when Livy's spark-submit follows a log that goes on. */
    async function whileRunning(): Promise<Run> {
        const followed = Promise.withResolvers<undefined>();
        cluster.whileFollowed = () => {
            followed.resolve(undefined);
            return new Promise(() => undefined);
        };
        const run = start();
        await followed.promise;
        return run;
    }

    const asked = (start: string): string[] =>
        cluster.asked.filter((request) => request.startsWith(start));

    it("hands its arguments on behind the label by which it finds the driver again", async () => {
        await start("--class", "org.Pi", "local:///pi.jar", "a b").code;

        const [, label = "", , wait, ...given] = readFileSync(join(folder, "arguments"), "utf8")
            .trimEnd()
            .split("\n");
        assert.match(label, /^spark\.kubernetes\.driver\.label\.sparkstead\.io\/submission=/);
        assert.equal(wait, "spark.kubernetes.submission.waitAppCompletion=false");
        assert.deepEqual(given, ["--class", "org.Pi", "local:///pi.jar", "a b"]);
        const selector = new URL(asked("GET ")[0]?.slice(4) ?? "", server).searchParams;
        assert.equal(`spark.kubernetes.driver.label.${selector.get("labelSelector") ?? ""}`, label);
    });

    it("prints and keeps the driver's log, ends well, and deletes the driver", async () => {
        cluster.log = ["2026-11-21T10:00:00.1Z Pi is roughly 3.14"];

        const run = start();

        assert.equal(await run.code, 0);
        assert.match(run.output(), /^Pi is roughly 3\.14$/m);
        assert.equal(
            readFileSync(join(folder, "logs/pi-driver.log"), "utf8"),
            "Pi is roughly 3.14\n",
        );
        assert.deepEqual(asked("DELETE"), [
            "DELETE /api/v1/namespaces/jobs/pods/pi-driver?propagationPolicy=Background",
        ]);
    });

    it("ends with the driver's exit code, whatever a sidecar does", async () => {
        cluster.state = { terminated: { exitCode: 42, reason: "Error" } };

        const run = start();

        assert.equal(await run.code, 42);
        assert.match(run.output(), /the driver ended: Error, exit code 42/);
    });

    it("ends with spark-submit's own exit code where that fails", async () => {
        submits("exit 7");
        cluster.state = undefined;

        assert.equal(await start().code, 7);
    });

    it("goes on where a cut log stopped, and says no line twice", async () => {
        cluster.log = ["2026-11-21T10:00:00.1Z one", "2026-11-21T10:00:00.2Z two"];
        cluster.whileFollowed = () => {
            cluster.log.push("2026-11-21T10:00:00.3Z three");
            cluster.whileFollowed = () => {
                cluster.state = { terminated: { exitCode: 0 } };
                return Promise.resolve();
            };
            return Promise.resolve();
        };

        const run = start();

        await run.code;
        assert.match(run.output(), /^one\ntwo\nthree\n/);
    });

    it("asks an API server again that fails for a moment", async () => {
        cluster.hiccup.times = 1;

        const run = start();

        assert.equal(await run.code, 0);
        assert.match(run.output(), /the API server: 503 no; asking again/);
    });

    for (const [status, path] of [
        [401, /pods$/],
        [403, /pods$/],
        [401, /log$/],
        [403, /log$/],
    ] as const) {
        it(`asks again where ${path.source} is refused once with ${status}`, async () => {
            cluster.log = ["2026-11-21T10:00:00.1Z Pi is roughly 3.14"];
            cluster.hiccup = { status, times: 1, path };

            const run = start();

            assert.equal(await run.code, 0);
            assert.match(run.output(), new RegExp(`the API server: ${status} no; asking again`));
            assert.match(run.output(), /^Pi is roughly 3\.14$/m);
        });
    }

    for (const path of [/pods$/, /log$/]) {
        it(`gives up where ${path.source} stays refused, and leaves the driver as it is`, async () => {
            cluster.hiccup = { status: 403, times: Infinity, path };

            const run = start();

            assert.equal(await run.code, 1);
            assert.match(run.output(), /(pods|log): 403 no, for 0\.4 s; required is an account/);
            assert.match(run.output(), /The driver is left as it is, because it may run well/);
            assert.deepEqual(asked("DELETE"), []);
        });
    }

    it("gives up at once what no asking again mends, and leaves the driver as it is", async () => {
        cluster.hiccup = { status: 422, times: 1, path: /pods$/ };

        const run = start();

        assert.equal(await run.code, 1);
        assert.match(run.output(), /pods: 422 no; required/);
        assert.equal(asked("GET").length, 1);
        assert.deepEqual(asked("DELETE"), []);
    });

    it("ends with the driver's exit code where it may not delete the driver", async () => {
        cluster.state = { terminated: { exitCode: 42, reason: "Error" } };
        cluster.hiccup = { status: 403, times: Infinity, path: /pods\/pi-driver$/ };

        const run = start();

        assert.equal(await run.code, 42);
        assert.match(run.output(), /DELETE \S+: 403 no, for 0\.4 s/);
    });

    it("gives up a driver that has a node and does not start, with the reason", async () => {
        cluster.state = { waiting: { reason: "ErrImagePull", message: "not found" } };

        const run = start();

        assert.equal(await run.code, 1);
        assert.match(run.output(), /has not started within 0\.4 s: ErrImagePull: not found/);
        assert.equal(asked("DELETE").length, 1);
    });

    it("lets a driver wait for room as long as it takes", async function () {
        // The machine may be busy with much else.
        this.timeout(60_000);
        cluster.state = { waiting: {} };
        cluster.nodeName = undefined;
        const run = start();
        // As often as it would ask of a driver that has a node, and longer.
        while (asked("GET").length < 15) {
            await sleep(20);
        }

        cluster.state = { terminated: { exitCode: 0 } };

        assert.equal(await run.code, 0);
        assert.match(run.output(), /pi-driver: Unschedulable: no room/);
    });

    it("fails when somebody else deletes the driver", async () => {
        cluster.whileFollowed = () => {
            cluster.state = undefined;
            return Promise.resolve();
        };

        const run = start();

        assert.equal(await run.code, 1);
        assert.match(run.output(), /the driver pod was deleted by somebody else/);
    });

    it("deletes the driver when its batch is deleted", async () => {
        const run = await whileRunning();

        run.process.kill("SIGTERM");

        assert.equal(await run.code, 143);
        assert.equal(asked("DELETE").length, 1);
    });

    it("deletes the driver although Livy no longer listens", async () => {
        const run = await whileRunning();

        run.process.stdout?.destroy();
        run.process.stderr?.destroy();
        run.process.kill("SIGTERM");
        await run.code;

        assert.equal(asked("DELETE").length, 1);
    });

    it("leaves the driver alone when Livy itself goes down", async () => {
        const run = await whileRunning();

        writeFileSync(join(folder, "stopping"), "");
        run.process.kill("SIGTERM");

        assert.equal(await run.code, 143);
        assert.deepEqual(asked("DELETE"), []);
    });

    it("stops spark-submit first when its batch is deleted at once", async () => {
        submits(
            `trap 'touch ${folder}/stopped; exit 143' TERM\ntouch ${folder}/trapping\nsleep 3 >/dev/null 2>&1 & wait`,
        );
        const run = start();
        while (!existsSync(join(folder, "trapping"))) {
            await sleep(20);
        }

        run.process.kill("SIGTERM");

        assert.equal(await run.code, 143);
        assert.ok(existsSync(join(folder, "stopped")));
        assert.equal(asked("DELETE").length, 1);
    });

    it("ends a submission that does not end, and removes what it has made", async () => {
        submits(`echo $$ >${folder}/pid\nexec sleep 15 >/dev/null 2>&1`);
        submitSeconds = "2";

        const run = start();

        assert.equal(await run.code, 1);
        assert.match(
            run.output(),
            /spark-submit: found it at work after 2 s, required is a driver/,
        );
        const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
        assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
        assert.equal(asked("DELETE").length, 1);
    });

    it("submits when the one before has submitted", async () => {
        const turns = join(folder, "turns");
        submits(`echo begins >>${turns}; sleep 0.3; echo ends >>${turns}`);

        await Promise.all([start().code, start().code]);

        assert.equal(readFileSync(turns, "utf8"), "begins\nends\n".repeat(2));
    });

    it("removes the logs of a week ago", async () => {
        mkdirSync(join(folder, "logs"));
        writeFileSync(join(folder, "logs/old-driver.log"), "");
        utimesSync(join(folder, "logs/old-driver.log"), 0, 0);

        await start().code;

        assert.deepEqual(readdirSync(join(folder, "logs")), ["pi-driver.log"]);
    });

    it("lets a job go on where its log cannot be kept", async () => {
        writeFileSync(join(folder, "logs"), "a file in the way");

        const run = start();

        assert.equal(await run.code, 0);
        assert.match(run.output(), /the driver's log is not kept/);
    });

    it("says Spark's version as Spark does, which Livy reads at its start", async () => {
        submits("echo version 3.5.8");

        const run = start("--version");

        assert.equal(await run.code, 0);
        assert.equal(run.output(), "version 3.5.8\n");
        assert.deepEqual(cluster.asked, []);
    });
});

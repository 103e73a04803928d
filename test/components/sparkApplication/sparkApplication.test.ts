import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
    type ApplicationStatus,
    ScheduledSparkApplication,
    SparkApplication,
    operatorSpec,
} from "../../../components/sparkApplication/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { runtimeWith } from "../../support/runtime.ts";
import { type World, at } from "../../support/world.ts";

const type = "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication";
const specification = { type: "Python", mainApplicationFile: "local:///pi.py" } as const;

type Args = ConstructorParameters<typeof SparkApplication>[1];

interface Outcome {
    readonly world: World;

    /** What the application's state came to: the state, or the error that fails `up`. */
    readonly state: unknown;
}

async function run(args: Partial<Args> = {}, status?: ApplicationStatus): Promise<Outcome> {
    let state: Promise<unknown> = Promise.resolve();
    const world = await deploy(
        () => {
            const application = new SparkApplication("pi", {
                specification,
                runtime: runtimeWith(),
                cluster: { context: "test", kubeconfig: "/kube/config" },
                ...args,
            });
            state = valueOf(application.state).catch((error: unknown) => error);
        },
        { answers: { [type]: { status } } },
    );
    return { world, state: await state };
}

describe("SparkApplication", () => {
    it("submits the operator's spec into the runtime's namespace, under its own name", async () => {
        const { world } = await run();
        const { inputs } = world.one(type, "pi");

        assert.deepEqual(inputs["spec"], operatorSpec(specification, runtimeWith()));
        assert.equal(at(inputs, "metadata", "name"), "pi");
        assert.equal(at(inputs, "metadata", "namespace"), "jobs");
    });

    it("is a new run when its specification changes: the old one goes first", async () => {
        const { options } = (await run()).world.one(type, "pi");

        assert.deepEqual(options.replaceOnChanges, ["spec"]);
        assert.equal(options.deleteBeforeReplace, true);
    });

    it("only submits unless told to await success", async () => {
        const { world, state } = await run();

        assert.equal(state, undefined);
        assert.deepEqual(at(world.one(type, "pi").inputs, "metadata", "annotations"), {
            "pulumi.com/skipAwait": "true",
        });
    });

    it("waits for any terminal state, as long as it was told", async () => {
        const completed = { applicationState: { state: "COMPLETED" } };
        const { world } = await run({ awaits: "success", timeoutSeconds: 60 }, completed);
        const { inputs, options } = world.one(type, "pi");

        assert.deepEqual(at(inputs, "metadata", "annotations"), {
            "pulumi.com/waitFor":
                'jsonpath={.status[?@.state == "COMPLETED" || @.state == "FAILED" || @.state == "SUBMISSION_FAILED"].state}',
        });
        assert.equal(options.createTimeout, "60s");
    });

    it("waits half an hour unless told otherwise", async () => {
        assert.equal((await run()).world.one(type, "pi").options.createTimeout, "1800s");
    });

    it("tells the state of one that succeeded", async () => {
        const completed = { applicationState: { state: "COMPLETED" } };

        assert.equal((await run({ awaits: "success" }, completed)).state, "COMPLETED");
    });

    describe("that failed", () => {
        let folder: string;
        const path = process.env["PATH"];
        beforeEach(() => {
            folder = mkdtempSync(join(tmpdir(), "kubectl-"));
            process.env["PATH"] = `${folder}:${path ?? ""}`;
        });
        afterEach(() => {
            process.env["PATH"] = path;
            rmSync(folder, { recursive: true });
        });

        function kubectl(script: string): void {
            writeFileSync(join(folder, "kubectl"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
        }

        const failed: ApplicationStatus = {
            applicationState: { state: "FAILED", errorMessage: "exit code 1" },
            driverInfo: { podName: "pi-1-driver" },
        };

        it("fails `up` with the driver's last lines, read in the application's cluster", async () => {
            kubectl('echo "called with $*"; echo "ValueError: no such table"');

            const { state } = await run({ awaits: "success" }, failed);

            assert.ok(state instanceof Error);
            assert.doesNotMatch(String(state.stack), /\n\s+at /);
            assert.match(
                state.message,
                new RegExp(
                    'sparkApplication "pi": ended as FAILED \\(exit code 1\\), COMPLETED is required; ' +
                        "change it, or run it once more as it is with `pulumi up --replace` of its URN; " +
                        "last lines of its driver, pod jobs/pi-1-driver:\n" +
                        "called with --kubeconfig=/kube/config --context=test --namespace=jobs --request-timeout=10s " +
                        "logs pi-1-driver --tail=20\n" +
                        "ValueError: no such table$",
                ),
            );
        });

        it("fails `up` when it could not even be submitted", async () => {
            kubectl("exit 0");

            const { state } = await run(
                { awaits: "success" },
                { applicationState: { state: "SUBMISSION_FAILED", errorMessage: "no such class" } },
            );

            assert.match(
                String(state),
                /ended as SUBMISSION_FAILED \(no such class\).*pod jobs\/pi-driver:/,
            );
        });

        it("says so where the driver's log cannot be read", async () => {
            kubectl('echo "pods \\"pi-1-driver\\" not found" >&2; exit 1');

            const { state } = await run({ awaits: "success" }, failed);

            assert.match(
                String(state),
                /\(kubectl could not read it: [^]*"pi-1-driver" not found\)$/,
            );
        });

        it("does not fail an `up` that only submits", async () => {
            kubectl("exit 1");

            assert.equal((await run({}, failed)).state, undefined);
        });
    });
});

describe("ScheduledSparkApplication", () => {
    it("runs the same spec by a schedule, and is there as soon as it is accepted", async () => {
        const world = await deploy(
            () =>
                new ScheduledSparkApplication("nightly", {
                    specification,
                    schedule: { schedule: "@daily" },
                    runtime: runtimeWith(),
                }),
        );
        const { inputs, options } = world.one(
            "kubernetes:sparkoperator.k8s.io/v1beta2:ScheduledSparkApplication",
            "nightly",
        );

        assert.deepEqual(
            at(inputs, "spec", "template"),
            operatorSpec(specification, runtimeWith()),
        );
        assert.equal(at(inputs, "spec", "schedule"), "@daily");
        assert.deepEqual(at(inputs, "metadata", "annotations"), { "pulumi.com/skipAwait": "true" });
        assert.deepEqual(options.replaceOnChanges, []);
    });
});

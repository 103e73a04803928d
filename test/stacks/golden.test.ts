import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { provideCluster } from "../../stacks/cluster.ts";
import { stackLabel } from "../../components/kubernetes/labels.ts";
import { Platform } from "../../stacks/platform.ts";
import { externalStore, planWith } from "../support/config.ts";
import { deploy, generated } from "../support/deploy.ts";
import { assertGolden, filesOf, goldenDirectory, mask } from "../support/golden.ts";
import { type World, at } from "../support/world.ts";

const completed = {
    "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication": {
        status: { applicationState: { state: "COMPLETED" } },
    },
};

function stackWith(raw: Readonly<Record<string, unknown>>): Promise<World> {
    return deploy(
        async () => {
            const plan = planWith(raw);
            new Platform(plan, await provideCluster(plan.cluster));
        },
        { answers: completed },
    );
}

/** The committed dev stack, and one that says something of everything. */
const stacks: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    dev: {},
    external: {
        ...externalStore,
        images: { registry: "registry.corp:5000", pullSecrets: ["regcred"] },
        spark: {
            submitOutput: "verbose",
            defaults: { "spark.sql.shuffle.partitions": "8" },
            committer: { name: "directory", stagingPath: "hdfs://lake/staging" },
        },
        sparkOperator: { overrides: { webhook: { timeoutSeconds: 5 } } },
        historyServer: { ingress: { host: "history.corp", ingressClass: "nginx" } },
        applications: {
            pi: {
                type: "Java",
                mainClass: "sparkstead.SparkPi",
                mainApplicationFile: "local:///opt/spark/jars/spark-pi.jar",
                awaits: "success",
            },
            nightly: {
                type: "Python",
                mainApplicationFile: "s3a://spark/jobs/nightly.py",
                schedule: { schedule: "@daily" },
                executor: { instances: 2 },
            },
        },
    },
};

describe("the stack", () => {
    for (const [name, raw] of Object.entries(stacks)) {
        it(`${name} makes what was reviewed in test/golden/${name}`, async () => {
            assertGolden(name, filesOf(await stackWith(raw)));
        });
    }

    it("makes the same in the same words each time", async () => {
        assert.deepEqual(filesOf(await stackWith({})), filesOf(await stackWith({})));
    });

    it("carries its label on every Kubernetes object and on nothing else", async () => {
        const { resources } = await stackWith(stacks["external"] ?? {});
        const labelled = resources.filter(({ inputs }) =>
            at(inputs, "metadata", "labels", stackLabel),
        );

        assert.deepEqual(
            labelled.map(({ urn }) => urn),
            resources.filter(({ type }) => /^kubernetes:(?!helm)/.test(type)).map(({ urn }) => urn),
        );
        assert.ok(
            labelled.every(
                ({ inputs }) => at(inputs, "metadata", "labels", stackLabel) === "sparkstead.dev",
            ),
        );
    });

    it("makes every Kubernetes object by the provider that knows the cluster", async () => {
        const { resources } = await stackWith(stacks["external"] ?? {});
        const others = resources.filter(
            ({ type, options }) => type.startsWith("kubernetes:") && options.provider !== "cluster",
        );

        assert.deepEqual(others, []);
    });

    it("runs no pod before the namespace that it runs in", async () => {
        const { resources } = await stackWith({});
        const names = resources.map(({ name }) => name);
        const first = resources.findIndex(({ inputs }) => at(inputs, "metadata", "namespace"));

        assert.ok(names.indexOf("spark-system") < first);
        assert.ok(names.indexOf("spark-jobs") < first);
    });

    it("starts applications after store, operator and runtime are ready", async () => {
        const { options } = (
            await stackWith({
                applications: { pi: { type: "Python", mainApplicationFile: "local:///pi.py" } },
            })
        ).one("kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication", "pi");

        for (const needed of [
            "store-content",
            "store-spark",
            "spark-operator-check",
            "spark-runtime",
        ]) {
            assert.ok(
                options.dependsOn.some((dependency) => dependency.endsWith(`::${needed}`)),
                needed,
            );
        }
    });
});

describe("the golden files", () => {
    const texts = readdirSync(goldenDirectory, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(yaml|txt)$/.test(file))
        .map((file) => [file, readFileSync(join(goldenDirectory, file), "utf8")] as const);

    it("are there", () => {
        assert.ok(texts.length > 10);
    });

    for (const [file, text] of texts) {
        it(`${file} holds no secret value`, () => {
            assert.equal(text.includes(generated("")), false);
            for (const parsed of file.endsWith(".yaml") ? parseAllDocuments(text) : []) {
                assertMasked(parsed.toJS());
            }
        });
    }
});

/** Below "secret", and in a Secret's data, everything is masked. */
function assertMasked(value: unknown, secret = false): void {
    if (typeof value === "object" && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            assertMasked(inner, secret || key === "secret" || key === "stringData");
        }
    } else if (secret) {
        assert.equal(value, mask);
    }
}

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { parseAllDocuments } from "yaml";

import { stackLabel } from "../../components/kubernetes/stackLabel.ts";
import { generated } from "../support/deploy.ts";
import { assertGolden, filesOf, goldenDirectory, mask } from "../support/golden.ts";
import { stackWith, stacks } from "../support/stacks.ts";
import { type Registered, at } from "../support/world.ts";

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

    it("makes nothing before the namespace that it is in", async () => {
        const { resources } = await stackWith(stacks["nodes"] ?? {});
        const namespaces = new Map(
            resources
                .filter(({ type }) => type === "kubernetes:core/v1:Namespace")
                .map((namespace) => [at(namespace.inputs, "metadata", "name"), namespace]),
        );
        const inNone = resources.filter((resource) => {
            const name = at(resource.inputs, "metadata", "namespace");
            const namespace = namespaces.get(name);
            return name !== undefined && !(namespace && before(resource, resources).has(namespace));
        });

        assert.equal(namespaces.size, 5);
        assert.deepEqual(
            inNone.map(({ urn }) => urn),
            [],
        );
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

/** All that must be there before a resource: what it and its parents depend on, for a child waits for its parent. */
function before(
    { options: { parent, dependsOn } }: Registered,
    resources: readonly Registered[],
    found = new Set<Registered>(),
): ReadonlySet<Registered> {
    const needed = resources.filter(({ type, name }) =>
        [parent, ...dependsOn].includes(`${type}::${name}`),
    );
    for (const resource of needed.filter((resource) => !found.has(resource))) {
        before(resource, resources, found.add(resource));
    }
    return found;
}

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

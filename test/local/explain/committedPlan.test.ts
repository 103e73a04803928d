import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { planOfStack } from "../../../local/explain/committedPlan.ts";
import { Refusal } from "../../../local/refusal.ts";

describe("planOfStack", () => {
    let places = { repository: "", machine: "" };
    beforeEach(async () => {
        const repository = await mkdtemp(join(tmpdir(), "explain-"));
        places = { repository, machine: join(repository, ".local") };
        await mkdir(places.machine);
        await put(places.repository, { target: "dev", namespaces: { jobs: "committed" } });
    });
    afterEach(() => rm(places.repository, { recursive: true }));

    it("needs neither a cluster nor images: the committed config is enough", async () => {
        const plan = await planOfStack("dev", places);

        assert.equal(plan.namespaces.jobs, "committed");
        assert.match(plan.runtime.image, /spark/);
    });

    it("takes this machine's copy where there is one", async () => {
        await put(places.machine, {
            target: "dev",
            namespaces: { jobs: "mine" },
            images: { references: { spark: "registry.example/spark:1" } },
        });

        const plan = await planOfStack("dev", places);

        assert.equal(plan.namespaces.jobs, "mine");
        assert.equal(plan.runtime.image, "registry.example/spark:1");
    });

    it("names the stacks there are for one that there is not", async () => {
        await assert.rejects(planOfStack("staging", places), (error) => {
            assert.ok(error instanceof Refusal);
            assert.equal(error.message, 'found no stack "staging"; there are dev');
            return true;
        });
    });
});

async function put(directory: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const config = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [`sparkstead:${key}`, value]),
    );
    await writeFile(join(directory, "Pulumi.dev.yaml"), stringify({ config }));
}

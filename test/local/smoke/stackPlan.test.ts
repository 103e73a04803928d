import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { stringify } from "yaml";

import { Refusal } from "../../../local/refusal.ts";
import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import { rawConfig } from "../../support/config.ts";

describe("stackPlan", () => {
    let directory = "";
    beforeEach(async () => {
        directory = await mkdtemp(join(tmpdir(), "stack-plan-"));
    });
    afterEach(() => rm(directory, { recursive: true }));

    it("plans the stack that a config file is for", async () => {
        const file = await configFile({ ...rawConfig, namespaces: { jobs: "runs" } });

        const plan = await stackPlan(file);

        assert.equal(plan.namespaces.jobs, "runs");
    });

    it("refuses a config with faults and names their keys", async () => {
        const file = await configFile({ ...rawConfig, target: "staging" });

        await assert.rejects(stackPlan(file), (error) => {
            assert.ok(error instanceof Refusal);
            assert.match(error.message, /sparkstead:target/);
            return true;
        });
    });

    it("refuses credentials that the file holds in plain text, and takes what Pulumi has encrypted", async () => {
        const secret = { secure: "v1:abc" };
        const kept = (registryCredentials: unknown): Promise<string> =>
            configFile({ ...rawConfig, images: { ...rawConfig.images, registryCredentials } });

        await assert.rejects(stackPlan(await kept('{"auths":{"a":{"auth":"x"}}}')), /plain text/);
        const plan = await stackPlan(await kept(secret));

        assert.equal(plan.images.madePullSecret, "registry-credentials");
    });

    it("says what to do where there is no stack yet", async () => {
        await assert.rejects(stackPlan(join(directory, "absent.yaml")), /run npm start/);
    });

    async function configFile(values: Readonly<Record<string, unknown>>): Promise<string> {
        const config = Object.fromEntries(
            Object.entries(values).map(([key, value]) => [`sparkstead:${key}`, value]),
        );
        const file = join(directory, "Pulumi.dev.yaml");
        await writeFile(file, stringify({ config }));
        return file;
    }
});

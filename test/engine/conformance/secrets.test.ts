import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

import { conforms, sources, type Trial } from "./conforms.ts";

describe("secrets", () => {
    conforms(
        "keeps the data of a Secret secret, whoever made it",
        sources.provider,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const secret = new kubernetes.core.v1.Secret("secret", {
                    metadata: { namespace: trial.namespace },
                    stringData: { password: "plain-text-in-the-program" },
                });
                return Promise.resolve({ data: secret.data });
            });
            assert.equal(run.outputs["data"]?.secret, true);
            await holdsNone(trial, "plain-text-in-the-program");
        },
    );

    conforms(
        "keeps a secret input secret in the outputs of any kind",
        sources.provider,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const map = new kubernetes.core.v1.ConfigMap("map", {
                    metadata: { namespace: trial.namespace, labels: { open: "yes" } },
                    data: { value: pulumi.secret("hidden-value"), other: "open-value" },
                });
                return Promise.resolve({ data: map.data, labels: map.metadata.labels });
            });
            assert.equal(run.outputs["data"]?.secret, true);
            assert.equal(run.outputs["labels"]?.secret, false);
            await holdsNone(trial, "hidden-value");
            assert.match(await trial.stack.state(), /open-value/);
            await trial.stack.refresh();
            await holdsNone(trial, "hidden-value");
        },
    );

    conforms(
        "keeps generated passwords secret on their way into a Secret",
        sources.password,
        async (trial) => {
            const run = await trial.stack.up(async () => {
                const password = new random.RandomPassword("password", { length: 30 });
                new kubernetes.core.v1.Secret("secret", {
                    metadata: { namespace: trial.namespace },
                    stringData: { password: password.result },
                });
                return Promise.resolve({ password: password.result });
            });
            const { value, secret } = run.outputs["password"] ?? {};
            assert.equal(secret, true);
            await holdsNone(trial, String(value));
        },
    );
});

/** The state must not tell a text, be it plain or as the API encodes it. */
async function holdsNone(trial: Trial, text: string): Promise<void> {
    const state = await trial.stack.state();
    assert.ok(!state.includes(text));
    assert.ok(!state.includes(Buffer.from(text).toString("base64")));
}

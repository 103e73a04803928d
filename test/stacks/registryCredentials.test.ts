import assert from "node:assert/strict";

import { Decrypted } from "../../stacks/config/decrypted.ts";
import { stackWith, stacks } from "../support/stacks.ts";
import { type Registered, at } from "../support/world.ts";

const credentials = new Decrypted('{ "auths": { "registry.corp": { "auth": "dXNlcjpwYXNz" } } }');

const pullSecretType = "kubernetes.io/dockerconfigjson";

describe("credentials for registries", () => {
    for (const [name, raw] of Object.entries(stacks)) {
        it(`are a secret in each namespace of ${name}, before anything runs there`, async () => {
            const images = {
                ...(raw["images"] as object | undefined),
                registryCredentials: credentials,
            };
            const world = await stackWith({ ...raw, images });
            const secrets = world
                .all("kubernetes:core/v1:Secret")
                .filter(({ inputs }) => inputs["type"] === pullSecretType);
            const namespaces = world.all("kubernetes:core/v1:Namespace");

            assert.deepEqual(
                secrets.map((secret) => at(secret.inputs, "metadata", "namespace")),
                namespaces.map((namespace) => at(namespace.inputs, "metadata", "name")),
            );
            for (const { inputs } of secrets) {
                assert.equal(at(inputs, "metadata", "name"), "registry-credentials");
                assert.ok(at(inputs, "stringData", "secret"));
            }
            assert.deepEqual(podsWithout("registry-credentials", world.resources), []);
        });
    }

    it("are nowhere unless the config has them", async () => {
        const world = await stackWith({});

        assert.deepEqual(
            world.resources.filter(({ inputs }) => inputs["type"] === pullSecretType),
            [],
        );
    });
});

/** Workloads whose pods do not name the pull secret. */
function podsWithout(secret: string, resources: readonly Registered[]): string[] {
    return resources
        .filter(({ inputs }) => podOf(inputs) !== undefined)
        .filter(
            ({ inputs }) =>
                !((at(podOf(inputs), "imagePullSecrets") ?? []) as { name: string }[]).some(
                    ({ name }) => name === secret,
                ),
        )
        .map(({ urn }) => urn);
}

function podOf(inputs: unknown): unknown {
    return (
        at(inputs, "spec", "template", "spec") ??
        at(inputs, "spec", "jobTemplate", "spec", "template", "spec")
    );
}

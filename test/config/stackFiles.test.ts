import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";

import { Decrypted } from "../../stacks/config/decrypted.ts";
import { readConfig, readRegistryCredentials } from "../../stacks/config/read.ts";
import { configSchema } from "../../stacks/config/schema.ts";
import type { PlatformConfig } from "../../stacks/config/schema.ts";
import { targets } from "../../stacks/targets.ts";
import { rawConfig } from "../support/config.ts";
import { deploy, valueOf } from "../support/deploy.ts";

const repository = join(import.meta.dirname, "..", "..");

function yamlOf(file: string): Readonly<Record<string, unknown>> {
    return parse(readFileSync(join(repository, file), "utf8")) as Readonly<Record<string, unknown>>;
}

interface Declaration {
    readonly type: string;
    readonly description?: string;
    readonly default?: unknown;
}

const declared = yamlOf("Pulumi.yaml")["config"] as Readonly<Record<string, Declaration>>;

/** The config of a committed stack file as Pulumi hands it over: Pulumi.yaml's defaults filled in, texts as they are, the rest as JSON. */
function committed(stack: string): Readonly<Record<string, string>> {
    const defaults = Object.entries(declared)
        .filter(([, declaration]) => declaration.default !== undefined)
        .map(([key, declaration]) => [`sparkstead:${key}`, declaration.default] as const);
    return asPulumiHandsOver({
        ...Object.fromEntries(defaults),
        ...(yamlOf(`Pulumi.${stack}.yaml`)["config"] as Readonly<Record<string, unknown>>),
    });
}

function asPulumiHandsOver(config: Readonly<Record<string, unknown>>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}

async function read(
    config: Readonly<Record<string, string>>,
    secretKeys: readonly string[] = [],
): Promise<PlatformConfig> {
    let result: PlatformConfig | undefined;
    await deploy(() => {
        pulumi.runtime.setAllConfig({ ...config }, [...secretKeys]);
        result = readConfig(targets);
    });
    assert.ok(result);
    return result;
}

describe("the committed stack files", () => {
    it("are those whose refusals are checked here", () => {
        const files = readdirSync(repository).filter((file) => /^Pulumi\..+\.yaml$/.test(file));

        assert.deepEqual(files.sort(), ["Pulumi.dev.yaml", "Pulumi.prod.yaml"]);
    });

    it("lack in dev the cluster alone, which belongs to a machine", async () => {
        await assert.rejects(read(committed("dev")), {
            message: [
                "2 faults in this stack's config; nothing was changed:",
                "  sparkstead:kubernetes.context: found nothing, expected the name of a context: kubectl config get-contexts --output=name",
                "  sparkstead:kubernetes.identity: found nothing, expected the uid of the namespace kube-system: " +
                    'kubectl get namespace kube-system -o jsonpath="{.metadata.uid}"',
            ].join("\n"),
        });
        const { context, identity } = rawConfig.kubernetes;
        const whole = {
            ...committed("dev"),
            "sparkstead:kubernetes": JSON.stringify({ context, identity }),
        };

        assert.equal((await read(whole)).kubernetes.context, context);
    });

    it("say in prod by one sentence what is missing, whatever else the config lacks", async () => {
        await assert.rejects(read(committed("prod")), {
            message:
                "1 fault in this stack's config; nothing was changed:\n" +
                '  sparkstead:target: found "prod": the parts of production (S3 with IRSA, RDS Postgres, an existing EKS cluster) ' +
                "are not built yet; use target dev",
        });
    });

    it("hold nothing but config: no secrets' salt, which belongs to a machine", () => {
        for (const stack of ["dev", "prod"]) {
            assert.deepEqual(Object.keys(yamlOf(`Pulumi.${stack}.yaml`)), ["config"]);
        }
    });
});

describe("Pulumi.yaml", () => {
    it("declares every key that the decoder knows, no other, and describes each", () => {
        assert.deepEqual(Object.keys(declared), Object.keys(configSchema.shape));
        for (const [key, { description }] of Object.entries(declared)) {
            assert.ok(description !== undefined, key);
        }
    });

    it("says as default what the decoder takes where a stack says nothing", async () => {
        const kubernetes = { "sparkstead:kubernetes": JSON.stringify(rawConfig.kubernetes) };

        assert.deepEqual(
            await read({ ...committed("dev"), ...kubernetes }),
            await read({ "sparkstead:target": "dev", ...kubernetes }),
        );
    });

    it("lets every stack reach the decoder: what a committed stack lacks has a default", () => {
        for (const stack of ["dev", "prod"]) {
            const given = committed(stack);
            for (const key of Object.keys(declared)) {
                assert.ok(`sparkstead:${key}` in given, `${stack}: ${key}`);
            }
        }
    });
});

describe("readRegistryCredentials", () => {
    it("hands the credentials on as a secret, however they came", async () => {
        const registryCredentials = '{"auths":{}}';
        let credentials: pulumi.Output<string> | undefined;

        await deploy(() => {
            pulumi.runtime.setAllConfig({
                "sparkstead:images": JSON.stringify({ registryCredentials }),
            });
            credentials = readRegistryCredentials();
        });

        assert.ok(credentials);
        assert.equal(await valueOf(credentials), registryCredentials);
        assert.equal(await pulumi.isSecret(credentials), true);
    });
});

describe("readConfig", () => {
    it("reads objects from JSON and texts as they are, of this project alone", async () => {
        const config = await read({
            "sparkstead:target": "dev",
            "sparkstead:kubernetes": JSON.stringify(rawConfig.kubernetes),
            "sparkstead:capacity": '{"cpu":"2"}',
            "kubernetes:context": "elsewhere",
        });

        assert.equal(config.capacity.cpu, "2");
        assert.equal(config.kubernetes.context, rawConfig.kubernetes.context);
    });

    for (const [kept, secretKeys] of [
        ["encrypted", ["sparkstead:images"]],
        ["in plain text", []],
    ] as const) {
        it(`tells credentials that the stack's file keeps ${kept}`, async () => {
            const registryCredentials = '{"auths":{}}';
            const given = {
                "sparkstead:target": "dev",
                "sparkstead:kubernetes": JSON.stringify(rawConfig.kubernetes),
                "sparkstead:images": JSON.stringify({ registryCredentials }),
            };

            const { images } = await read(given, secretKeys);

            const found = images.registryCredentials;
            assert.equal(found instanceof Decrypted, kept === "encrypted");
            assert.equal(found instanceof Decrypted ? found.value : found, registryCredentials);
        });
    }
});

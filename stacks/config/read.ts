import * as pulumi from "@pulumi/pulumi";

import { type Targets, availableTarget } from "../plan/target.ts";
import { decodeConfig } from "./decode.ts";
import { Decrypted } from "./decrypted.ts";
import { type PlatformConfig, configSchema } from "./schema.ts";

/**
 * The config of the running stack. Values of Pulumi's config are texts; objects come as JSON.
 * @throws Faults with every fault there is, or with what a target lacks that cannot be raised yet, whatever else its config says.
 */
export function readConfig(targets: Targets): PlatformConfig {
    const prefix = `${pulumi.getProject()}:`;
    const raw = Object.fromEntries(
        Object.entries(pulumi.runtime.allConfig())
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), parsed(value)] as const),
    );
    const target = configSchema.shape.target.safeParse(raw["target"]);
    if (target.success) {
        availableTarget(target.data, targets);
    }
    return decodeConfig({ ...raw, ...markedSecrets(raw) });
}

/** Of an object Pulumi tells only that some value in it is encrypted; the credentials are the one that images has. */
function markedSecrets({ images }: Readonly<Record<string, unknown>>): {
    readonly images?: unknown;
} {
    const key = `${pulumi.getProject()}:images`;
    const isMarked =
        isConfigSecret(key) &&
        typeof images === "object" &&
        images !== null &&
        "registryCredentials" in images;
    return isMarked
        ? {
              images: {
                  ...images,
                  registryCredentials: new Decrypted(images.registryCredentials),
              },
          }
        : {};
}

/** The SDK has it, and leaves it out of its types (runtime/config.js, 3.270). */
function isConfigSecret(key: string): boolean {
    const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };
    return runtime.isConfigSecret(key);
}

/**
 * The registries' credentials, as the secret that they are. The decoded config holds them as well, for the decider to look at; nothing
 * but this may reach a resource.
 */
export function readRegistryCredentials(): pulumi.Output<string> {
    const images = new pulumi.Config().requireSecretObject<{
        readonly registryCredentials: string;
    }>("images");
    return images.apply(({ registryCredentials }) => registryCredentials);
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}

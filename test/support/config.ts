import { decodeConfig } from "../../stacks/config/decode.ts";
import { Faults } from "../../stacks/config/faults.ts";
import type { PlatformConfig } from "../../stacks/config/schema.ts";
import { type PlatformPlan, planPlatform } from "../../stacks/plan/plan.ts";
import { targets } from "../../stacks/targets.ts";
import { kubeSystemUid } from "./deploy.ts";

/** The least that a stack's config must say, as Pulumi hands it over. */
export const rawConfig = {
    target: "dev",
    kubernetes: { context: "test", identity: kubeSystemUid },
    images: {
        references: {
            spark: "sparkstead.local/spark:3.5.8",
            livy: "sparkstead.local/livy:0.7.1-incubating",
            hiveMetastore: "sparkstead.local/hive-metastore:4.0.0",
        },
    },
} as const;

/** What a test is not about: a platform of Spark and an object store alone. */
const without = { fileSystem: { kind: "none" }, metastore: { kind: "none" } } as const;

/** A decoded config with what a test is about. */
export function configWith(raw: Readonly<Record<string, unknown>> = {}): PlatformConfig {
    const images = { ...rawConfig.images, ...(raw["images"] as object | undefined) };
    return decodeConfig({ ...rawConfig, ...without, ...raw, images });
}

/** A machine that has every file but those that are called otherwise. */
const sourceAt: Parameters<typeof planPlatform>[1]["sourceAt"] = (path) =>
    path.includes("missing") || path.includes("directory")
        ? { kind: path.includes("missing") ? "missing" : "directory" }
        : {
              kind: "file",
              bytes: path.includes("empty") ? 0 : 6,
              sha256: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
              crc32: "363a3020",
          };

/** The plan of a dev stack with what a test is about. */
export function planWith(raw: Readonly<Record<string, unknown>> = {}): PlatformPlan {
    return planPlatform(configWith(raw), { targets, inCode: {}, sourceAt });
}

/** Every fault of a plan, as "key: problem". */
export function planFaults(raw: Readonly<Record<string, unknown>>): string[] {
    try {
        planWith(raw);
    } catch (error) {
        if (!(error instanceof Faults)) {
            throw error;
        }
        return error.faults.map(({ key, problem }) => `${key}: ${problem}`);
    }
    return [];
}

/** A store of somebody else's, as the config says it. */
export const externalStore = {
    objectStore: {
        kind: "external",
        endpoint: "https://s3.example.com",
        region: "eu-central-1",
        addressing: "virtualHost",
        secrets: { spark: "lake-keys" },
    },
} as const;

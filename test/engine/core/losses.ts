import assert from "node:assert/strict";

import { names } from "../../../stacks/plan/names.ts";
import { atOnce, deleteAndAwait } from "../support/kill.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const listing =
    'mc alias set store http://localhost:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" >/dev/null && mc ls --recursive --json store';

const selectors = {
    minio: "app.kubernetes.io/name=minio",
    webhook: "app.kubernetes.io/component=webhook,app.kubernetes.io/name=spark-operator",
} as const;

/** Pods go without warning, and the platform is as it was. */
export function describeLosses(platform: () => TrialPlatform): void {
    describe("a pod deleted at once", () => {
        it("of MinIO comes back with all of its data", async () => {
            const before = await objectsIn(platform());

            await deleteAndAwait(platform(), podOf(platform(), selectors.minio), atOnce);

            assert.ok(before.length > 2, "the smoke run has left event logs");
            assert.deepEqual(await objectsIn(platform()), before);
        });

        it("of the webhook comes back and answers the API server", async () => {
            await deleteAndAwait(platform(), podOf(platform(), selectors.webhook), atOnce);

            // The API server admits such a pod only with the webhook's answer.
            await platform().kubectl(
                ["create", "--dry-run=server", "--filename=-"],
                JSON.stringify(podForWebhook(platform())),
            );
        });
    });
}

function podOf({ plan }: TrialPlatform, selector: string): Parameters<typeof deleteAndAwait>[1] {
    return { namespace: plan.namespaces.system, selector };
}

function inSystem({ plan }: TrialPlatform): string {
    return `--namespace=${plan.namespaces.system}`;
}

/** Every object of the store with its checksum, sorted. */
async function objectsIn(platform: TrialPlatform): Promise<string[]> {
    const pod = `${names.objectStoreService}-0`;
    const text = await platform.kubectl([
        ...["exec", pod, inSystem(platform), "--", "sh", "-c", listing],
    ]);
    return text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { key: string; etag?: string; size: number })
        .map(({ key, etag, size }) => `${key} ${size} ${etag ?? ""}`)
        .sort();
}

function podForWebhook({ plan }: TrialPlatform): unknown {
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
            name: "webhook-trial",
            namespace: plan.namespaces.jobs,
            labels: { "sparkoperator.k8s.io/launched-by-spark-operator": "true" },
        },
        spec: {
            securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
            containers: [
                {
                    name: "none",
                    image: plan.images.references.spark,
                    securityContext: {
                        allowPrivilegeEscalation: false,
                        capabilities: { drop: ["ALL"] },
                    },
                },
            ],
        },
    };
}

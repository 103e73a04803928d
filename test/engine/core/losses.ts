import assert from "node:assert/strict";

import { names } from "../../../stacks/plan/names.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

const listing =
    'mc alias set store http://localhost:9000 "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" >/dev/null && mc ls --recursive --json store';

/** Pods die without warning, and the platform is as it was. */
export function describeLosses(platform: () => TrialPlatform): void {
    describe("a killed pod", () => {
        it("of MinIO comes back with all of its data", async () => {
            const before = await objectsIn(platform());

            await kill(platform(), `pod/${names.objectStoreService}-0`);
            await settled(platform(), `statefulset/${names.objectStoreService}`);

            assert.ok(before.length > 2, "the smoke run has left event logs");
            assert.deepEqual(await objectsIn(platform()), before);
        });

        it("of the webhook comes back and answers the API server", async () => {
            await kill(
                platform(),
                "pods",
                "--selector=app.kubernetes.io/component=webhook,app.kubernetes.io/name=spark-operator",
            );
            await settled(platform(), `deployment/${names.sparkOperator}-webhook`);

            // The API server admits such a pod only with the webhook's answer.
            await platform().kubectl(
                ["create", "--dry-run=server", "--filename=-"],
                JSON.stringify(podForWebhook(platform())),
            );
        });
    });
}

async function kill(platform: TrialPlatform, ...which: readonly string[]): Promise<void> {
    const now = ["--grace-period=0", "--force"];
    await platform.kubectl(["delete", ...which, inSystem(platform), ...now]);
}

async function settled(platform: TrialPlatform, workload: string): Promise<void> {
    await platform.kubectl(["rollout", "status", workload, inSystem(platform), "--timeout=120s"]);
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

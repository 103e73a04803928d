import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import { anotherAuthority } from "../../policy/live/certificates.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Fault, type Injected, patched, removed, stopped } from "./fault.ts";
import { encoded, gone, labelValue } from "./trialObjects.ts";

const webhooks = "mutatingwebhookconfiguration";

/** What is wrong with the operator's webhook. */
export const webhookFaults: readonly Fault[] = [
    {
        about: "the API server trusts another CA than the webhook's",
        rule: "trust-the-webhooks",
        says: "trusts another CA",
        inject: async (platform) => {
            const name = await platform.kubectl([
                ...["get", webhooks, `--selector=${labelOf(platform)}`],
                "--output=jsonpath={.items[0].metadata.name}",
            ]);
            const bundles = await platform.kubectl([
                ...["get", webhooks, name],
                "--output=jsonpath={.webhooks[*].clientConfig.caBundle}",
            ]);
            const each = (bundleOf: (old: string) => string): object =>
                bundles.split(" ").map((old, index) => ({
                    op: "replace",
                    path: `/webhooks/${index}/clientConfig/caBundle`,
                    value: bundleOf(old),
                }));
            // While its pod runs it mends what is done here.
            const down = await webhookStopped(platform);
            const { undo } = await patched(platform, [webhooks, name], {
                change: each(() => encoded(anotherAuthority)),
                back: each((old) => old),
            });
            return {
                undo: async () => {
                    await undo();
                    await down.undo();
                },
            };
        },
    },
    {
        about: "the API server no longer knows the operator's webhook",
        rule: "trust-the-webhooks",
        says: "no MutatingWebhookConfiguration of the stack is there",
        inject: (platform) => removed(platform, [webhooks, `--selector=${labelOf(platform)}`]),
    },
    {
        about: "the webhook's pod is down",
        rule: "trust-the-webhooks",
        says: "no ready pod behind",
        inject: webhookStopped,
    },
];

function labelOf(platform: TrialPlatform): string {
    return `${stackLabel}=${labelValue(platform)}`;
}

async function webhookStopped(platform: TrialPlatform): Promise<Injected> {
    const { system } = platform.plan.namespaces;
    const injected = await stopped(platform, "deployment/spark-operator-webhook", system);
    const labels = "app.kubernetes.io/component=webhook,app.kubernetes.io/name=spark-operator";
    await gone(platform, system, labels);
    return injected;
}

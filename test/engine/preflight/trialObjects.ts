import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import { until } from "../../../local/smoke/polling.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

export const trial = "preflight-trial";

export function wait(subject: string, seconds: number): Parameters<typeof until>[0] {
    return { subject, seconds, signal: new AbortController().signal };
}

export async function gone(
    platform: TrialPlatform,
    namespace: string,
    selector: string,
): Promise<void> {
    await until(wait(`the end of ${selector}`, 120), async () => {
        const pods = await platform.kubectl([
            ...["get", "pods", `--namespace=${namespace}`, `--selector=${selector}`],
            "--output=name",
        ]);
        return pods === "" ? true : undefined;
    });
}

export function encoded(text: string): string {
    return Buffer.from(text).toString("base64");
}

export function labelValue({ stack }: TrialPlatform): string {
    return `sparkstead.${stack.name}`;
}

export function inJobs(platform: TrialPlatform): {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
} {
    const { jobs: namespace } = platform.plan.namespaces;
    return { name: trial, namespace, labels: { [stackLabel]: labelValue(platform) } };
}

export function nodeName(platform: TrialPlatform): Promise<string> {
    return platform.kubectl(["get", "nodes", "--output=jsonpath={.items[0].metadata.name}"]);
}

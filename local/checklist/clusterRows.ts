import { askCluster } from "../../policy/live/askCluster.ts";
import { kubectlCluster, kubectlPodHost } from "../../policy/live/kubectlCluster.ts";
import { askingPods } from "../../policy/live/pods/askingPods.ts";
import { noPods } from "../../policy/live/pods/pods.ts";
import type { StackState } from "../../policy/live/stackState.ts";
import type { ReportRow } from "../../policy/report/report.ts";
import { rules } from "../../policy/rules.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { policyConfigOf } from "./policyConfig.ts";
import { toolsAt } from "./tools.ts";

/** All looks at the cluster together, so that a check of ninety seconds is one. */
const seconds = 80;

export interface ClusterLook {
    /** Name of the stack. */
    readonly stack: string;
    readonly plan: PlatformPlan;

    /** Path of kubectl. */
    readonly kubectl: string;

    /** Path of the Pulumi CLI. */
    readonly pulumi: string;

    readonly state: StackState;

    /** Whether short-lived pods may ask from inside. */
    readonly pods: "made" | "none";

    /** Ends the look; its pods are removed nevertheless. */
    readonly interruption: AbortSignal;
}

/** What the checklist says of a cluster. It makes nothing but pods of its own, and removes them. */
export async function clusterRows(
    moment: "live" | "after",
    { stack, plan, kubectl, pulumi, state, pods, interruption }: ClusterLook,
): Promise<readonly ReportRow[]> {
    const { context, kubeconfig } = plan.cluster;
    const signal = AbortSignal.any([interruption, AbortSignal.timeout(seconds * 1000)]);
    const access = { kubectl, context, kubeconfig, signal };
    const world = {
        plan,
        stackLabel: `sparkstead.${stack}`,
        cluster: kubectlCluster(access),
        state,
        tools: toolsAt({ kubectl, pulumi }),
        now: new Date(),
    };
    return askCluster(moment, rules, {
        ...world,
        policyConfig: await policyConfigOf(plan.target),
        pods:
            pods === "none"
                ? noPods
                : askingPods({ world, host: kubectlPodHost(access), signal, warn }),
    });
}

/** Beside the report, which may be read by a program. */
function warn(line: string): void {
    process.stderr.write(`sparkstead: ${line}\n`);
}

import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Cluster } from "./cluster.ts";
import type { StackState } from "./stackState.ts";

/** What a rule can ask before and after an `up`. */
export interface LiveWorld {
    readonly plan: PlatformPlan;

    /** Value of the label that the stack's objects carry. */
    readonly stackLabel: string;

    readonly cluster: Cluster;
    readonly state: StackState;
    readonly now: Date;
}

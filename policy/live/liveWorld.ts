import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Cluster } from "./cluster.ts";
import type { PodAnswer, PodQuestion } from "./pods/pods.ts";
import type { StackState } from "./stackState.ts";
import type { Tools } from "./tools.ts";

/** What a rule can ask of a cluster from outside. */
export interface ClusterWorld {
    readonly plan: PlatformPlan;

    /** Value of the label that the stack's objects carry. */
    readonly stackLabel: string;

    readonly cluster: Cluster;
    readonly state: StackState;
    readonly tools: Tools;
    readonly now: Date;
}

/** What a rule can ask before or after an `up`. */
export interface LiveWorld extends ClusterWorld {
    /** The answer to a question that the rule has asked for: Rule.asks. */
    readonly answerTo: (question: PodQuestion) => Promise<PodAnswer>;
}

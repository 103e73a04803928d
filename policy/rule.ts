import type { PolicyConfigSchema } from "@pulumi/policy";

import type { ClusterWorld, LiveWorld } from "./live/liveWorld.ts";
import type { PodQuestion } from "./live/pods/pods.ts";
import type { PlannedStack } from "./plannedStack.ts";

/** When a rule is asked: of the plan, of the cluster before an `up`, of what runs after it. */
export type Moment = "plan" | "live" | "after";

/** `unknown` where it cannot be told at this moment; it is shown, never taken for a pass. */
export type Outcome = "pass" | "fail" | "unknown";

/** One thing that an evaluator has seen. */
export interface Finding {
    readonly outcome: Outcome;

    /** What was found and what is required; for `unknown` why it cannot be told. */
    readonly evidence: string;

    /** The resource that it is about, where there is one. */
    readonly urn?: string;
}

/** `mandatory` stops a deployment, `advisory` is shown. */
export type Severity = "mandatory" | "advisory";

/** What a target's policy config says to a rule beside its level: policy/config. */
export type Settings = Readonly<Record<string, unknown>>;

/** Decides a rule on what is known before anything exists; no finding means that there is nothing to object to. */
export type PlanEvaluator = (stack: PlannedStack, settings: Settings) => readonly Finding[];

/** Decides a rule by a look at the cluster. Its code is imported when it is asked: a policy pack never loads it. */
export type LiveEvaluator = (world: LiveWorld, settings: Settings) => Promise<readonly Finding[]>;

/** What a rule wants asked from inside the cluster. It is asked of all rules first, so that one pod asks for all of them. */
export type PodQuestions = (world: ClusterWorld) => Promise<readonly PodQuestion[]>;

/** One line of the pre-deployment checklist. */
export interface Rule {
    /** Verb phrase in kebab case; the file is named after it. */
    readonly id: string;

    readonly title: string;

    /** Why it is on the list. */
    readonly reason: string;

    /** Where the demand comes from: a row of the checklist or a page of the field. */
    readonly source: string;

    /** Unless the policy config of the target says otherwise. */
    readonly severity: Severity;

    /** What to do about a violation, with the config key that does it. */
    readonly remedy: string;

    /** What a target's policy config may say to it, as JSON Schema by key. */
    readonly settings?: PolicyConfigSchema["properties"];

    readonly plan?: PlanEvaluator;
    readonly live?: LiveEvaluator;

    /** The same question put to what runs. */
    readonly after?: LiveEvaluator;

    /** Where `live` needs answers of pods. */
    readonly asks?: PodQuestions;
}

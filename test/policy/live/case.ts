import type { PolicyConfig } from "../../../policy/levels.ts";
import type { StateResource } from "../../../policy/live/stackState.ts";
import type { Tools } from "../../../policy/live/tools.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import type { Contents } from "./stubCluster.ts";
import type { Said } from "./stubPods.ts";

/** A change of the good cluster, and what all the rules together say of it. */
export interface Case {
    readonly about: string;
    readonly contents?: Contents;
    readonly refused?: readonly string[];

    /** What the API says to an object that is only tried out. */
    readonly tried?: Error;
    readonly pods?: Said;

    /** What the programs print that are not as they should be. */
    readonly tools?: Partial<Readonly<Record<keyof Tools, string>>>;
    readonly plan?: PlatformPlan;
    readonly now?: Date;

    /** What the target says to the rules. */
    readonly policyConfig?: PolicyConfig;

    /** What the state holds beside the good stack's; an Error is why it cannot be had. */
    readonly state?: readonly StateResource[] | Error;

    /** By rule: part of what it finds wrong. Every other rule is content. */
    readonly finds?: Readonly<Record<string, string>>;

    /** By rule: part of what it cannot tell. */
    readonly cannotTell?: Readonly<Record<string, string>>;
}

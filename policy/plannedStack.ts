import type { PlatformPlan } from "../stacks/plan/plan.ts";

/** A resource as a rule sees it. */
export interface PlannedResource {
    readonly type: string;
    readonly name: string;
    readonly urn: string;

    /** Urn of the parent, where it has one. */
    readonly parent?: string | undefined;

    /** Its provider, where it has one. */
    readonly provider?: { readonly props: Readonly<Record<string, unknown>> } | undefined;

    /** Whether Pulumi refuses to delete it. */
    readonly protect?: boolean;

    /** Outputs as far as a preview knows them. To read one that it does not know throws: unknown.ts. */
    readonly props: Readonly<Record<string, unknown>>;
}

/** What is known of a stack before it exists. */
export interface PlannedStack {
    readonly resources: readonly PlannedResource[];

    /** What the program decided, where it came so far. */
    readonly plan: PlatformPlan | undefined;
}

/** Type of the component that publishes the plan: stacks/platform.ts. */
const platformType = "sparkstead:stacks:Platform";

/** The stack that these resources are. */
export function plannedStack(resources: readonly PlannedResource[]): PlannedStack {
    const platform = resources.find(({ type }) => type === platformType);
    return { resources, plan: platform?.props["plan"] as PlatformPlan | undefined };
}

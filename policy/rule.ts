/** A resource of the plan as a rule sees it. */
export interface PlannedResource {
    readonly type: string;
    readonly name: string;
    readonly urn: string;

    /** Urn of the parent, where it has one; only rules over the whole stack see it. */
    readonly parent?: string | undefined;

    /** Inputs for a rule over one resource, outputs for a rule over the stack. */
    readonly props: Readonly<Record<string, unknown>>;
}

/** One line of the pre-deployment checklist. */
export interface Rule {
    /** Verb phrase in kebab case; the file is named after it. */
    readonly id: string;

    readonly title: string;

    /** Why it is on the list. */
    readonly reason: string;

    /** Where the demand comes from: a row of the checklist or a page of the field. */
    readonly source: string;

    /** `mandatory` stops a deployment, `advisory` is shown. */
    readonly severity: "mandatory" | "advisory";

    /** What to do about a violation, with the config key that does it. */
    readonly remedy: string;

    /** How the rule is decided on a plan. Findings say what was found and what is required. */
    readonly plan:
        | { readonly each: (resource: PlannedResource) => readonly string[] }
        | { readonly all: (resources: readonly PlannedResource[]) => readonly string[] };
}

/** A resource as Pulumi's exported state holds it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;

    /** Replaced already, and to be deleted by the next `up`. */
    readonly delete?: boolean;
}

/** What `pulumi stack export` prints, as far as rules read it. */
export interface StackExport {
    readonly deployment: {
        readonly resources?: readonly StateResource[];
        readonly pending_operations?: readonly { readonly resource: StateResource }[];
    };
}

/** What Pulumi remembers of a stack. */
export interface StackState {
    /** As anybody who reads the state sees it: a secret is a cipher. Throws Untold where it cannot be had. */
    exported(): Promise<StackExport>;

    /** With every secret as text. Nothing of it may be shown, written or put into an error. */
    revealed(): Promise<StackExport>;
}

/** Every resource of a state, those of steps that were cut short, too. */
export function resourcesOf({ deployment }: StackExport): readonly StateResource[] {
    const { resources = [], pending_operations: pending = [] } = deployment;
    return [...resources, ...pending.map(({ resource }) => resource)];
}

/** Objects of Kubernetes that the state wants to be there, by the end of their type ("batch/v1:Job"), as Pulumi's inputs hold them. */
export function declaredObjects(state: StackExport, type: string): readonly unknown[] {
    return resourcesOf(state)
        .filter((resource) => resource.type === `kubernetes:${type}` && resource.delete !== true)
        .map(({ inputs }) => inputs);
}

/** Logical name of a resource. */
export function logicalName({ urn }: StateResource): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}

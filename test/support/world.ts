/** A resource as the program registered it, after stack transforms, with secrets as `{ secret: value }`. */
export interface Registered {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly options: RegisteredOptions;
}

/** A child as its parent's transforms leave it. */
export interface Child {
    readonly props: Readonly<Record<string, unknown>>;
    readonly ignoreChanges: readonly string[];
}

/** What a registration says beside its inputs; urns are shown as "<type>::<name>". */
export interface RegisteredOptions {
    readonly parent: string;
    readonly dependsOn: readonly string[];

    /** Logical name of the provider. */
    readonly provider: string;
    readonly replaceOnChanges: readonly string[];
    readonly ignoreChanges: readonly string[];
    readonly deleteBeforeReplace: boolean;
    readonly createTimeout: string;

    /** What the resource's own transforms make of a child; mocks render no chart. */
    child(type: string, props: Readonly<Record<string, unknown>>): Promise<Child>;
}

/** Everything that a program registered, in order. */
export class World {
    readonly resources: readonly Registered[];

    constructor(resources: readonly Registered[]) {
        this.resources = resources;
    }

    /** The one resource of a type and logical name; fails with the list of what there is. */
    one(type: string, name: string): Registered {
        const [found, ...more] = this.all(type).filter((resource) => resource.name === name);
        if (found === undefined || more.length > 0) {
            const there = this.resources.map((resource) => `  ${resource.type} ${resource.name}`);
            throw new Error(
                `expected one ${type} "${name}", found ${more.length + (found ? 1 : 0)} among\n${there.join("\n")}`,
            );
        }
        return found;
    }

    all(type: string): readonly Registered[] {
        return this.resources.filter((resource) => resource.type === type);
    }
}

/** The value at a path of an object whose shape only the test knows, e.g. at(inputs, "spec", "containers", 0, "env"). */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>(
        (inner, step) => (inner as Readonly<Record<string | number, unknown>> | undefined)?.[step],
        value,
    );
}

import { type PlannedResource, plannedStack } from "../../../policy/plannedStack.ts";
import { UnknownValue } from "../../../policy/unknown.ts";
import type { Outcome, Rule, Settings } from "../../../policy/rule.ts";
import { goodStack } from "./goodStack.ts";

/** A change of the good stack, and what all the rules together say of it. */
export interface Fixture {
    /** What the case is about, as the title's end. */
    readonly about: string;

    /** By logical name of a resource: values by path, "spec.replicas"; undefined takes one away. */
    readonly change?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly add?: readonly PlannedResource[];

    /** Logical names. */
    readonly remove?: readonly string[];

    /** By logical name: a property that a preview does not know. */
    readonly unknown?: Readonly<Record<string, string>>;

    /** By rule: part of what it finds wrong. Every other rule is content. */
    readonly finds?: Readonly<Record<string, string>>;

    /** By rule: part of what it cannot tell. */
    readonly cannotTell?: Readonly<Record<string, string>>;

    /** By rule: what the target's policy config says to it. */
    readonly settings?: Readonly<Record<string, Settings>>;
}

/** What each rule says of a fixture, by outcome and rule. */
export function saidOf(
    fixture: Fixture,
    rules: readonly Rule[],
): Readonly<Record<"fail" | "unknown", Readonly<Record<string, readonly string[]>>>> {
    const stack = plannedStack(resourcesOf(fixture));
    const findings = rules.flatMap(({ id, plan }) =>
        (plan?.(stack, fixture.settings?.[id] ?? {}) ?? []).map((finding) => ({ id, ...finding })),
    );
    const byRule = (wanted: Outcome): Readonly<Record<string, readonly string[]>> => {
        const grouped = Map.groupBy(
            findings.filter(({ outcome }) => outcome === wanted),
            ({ id }) => id,
        );
        return Object.fromEntries(
            [...grouped].map(([id, found]) => [id, found.map(({ evidence }) => evidence)]),
        );
    };
    return { fail: byRule("fail"), unknown: byRule("unknown") };
}

function resourcesOf({
    change = {},
    add = [],
    remove = [],
    unknown = {},
}: Fixture): PlannedResource[] {
    const missing = [...Object.keys(change), ...remove].filter(
        (name) => !goodStack.some((resource) => resource.name === name),
    );
    if (missing.length > 0) {
        throw new Error(`the good stack has no ${missing.join(", ")}`);
    }
    const kept = goodStack.filter(({ name }) => !remove.includes(name));
    return [
        ...kept
            .map((resource) => changed(resource, change[resource.name] ?? {}))
            .map((resource) => withUnknown(resource, unknown[resource.name])),
        ...add,
    ];
}

function changed(
    resource: PlannedResource,
    values: Readonly<Record<string, unknown>>,
): PlannedResource {
    return Object.entries(values).reduce<PlannedResource>(
        (before, [path, value]) => ({
            ...before,
            props: put(before.props, path.split("."), value) as PlannedResource["props"],
        }),
        resource,
    );
}

function put(target: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
    if (key === undefined) {
        return value;
    }
    if (Array.isArray(target)) {
        const index = Number(key);
        return Object.assign([...(target as unknown[])], {
            [index]: put((target as unknown[])[index], rest, value),
        });
    }
    const object = (target ?? {}) as Readonly<Record<string, unknown>>;
    return { ...object, [key]: put(object[key], rest, value) };
}

/** Files of a ConfigMap, of which a preview does not know one. */
export function unknownFile(name: string): Readonly<Record<string, string>> {
    return Object.defineProperty({}, name, {
        enumerable: true,
        get() {
            throw new UnknownValue(`data.${name} can't be known during preview`);
        },
    });
}

/** A container of the good Deployment, as a path. */
export const main = "spec.template.spec.containers.0";

/** The pod of the good Deployment, as a path. */
export const pod = "spec.template.spec";

function withUnknown(resource: PlannedResource, key: string | undefined): PlannedResource {
    return key === undefined
        ? resource
        : {
              ...resource,
              props: Object.defineProperty({ ...resource.props }, key, {
                  enumerable: true,
                  get() {
                      throw new UnknownValue(`${key} can't be known during preview`);
                  },
              }),
          };
}

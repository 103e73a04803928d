import type { z } from "zod";

import { type Fault, Faults } from "./faults.ts";
import { nearest } from "./nearest.ts";
import { type PlatformConfig, configSchema } from "./schema.ts";

const namespace = "sparkstead";

/**
 * The decoded config of a stack.
 * @throws Faults with every fault there is.
 */
export function decodeConfig(raw: Readonly<Record<string, unknown>>): PlatformConfig {
    const result = configSchema.safeParse(raw, { reportInput: true });
    if (!result.success) {
        throw new Faults(result.error.issues.flatMap((issue) => faultsOf(issue, raw)));
    }
    return result.data;
}

/**
 * Applications declared in TypeScript, held to what the config's are held to: the compiler does not read a quantity.
 * @throws Faults with every fault there is.
 */
export function decodeApplications(declared: unknown): PlatformConfig["applications"] {
    const raw = { applications: declared };
    const result = configSchema.pick({ applications: true }).safeParse(raw, { reportInput: true });
    if (!result.success) {
        const faults = result.error.issues.flatMap((issue) => faultsOf(issue, raw));
        throw new Faults(
            faults.map(({ key, problem }) => ({
                key,
                problem: `in stacks/applications.ts ${problem}`,
            })),
        );
    }
    return result.data.applications;
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, raw: unknown): Fault[] {
    switch (issue.code) {
        case "unrecognized_keys":
            return issue.keys.map((key) => ({
                key: keyOf([...issue.path, key]),
                problem: `unknown key; ${knownKeys(issue.path, raw, key)}`,
            }));
        case "invalid_key":
        case "invalid_element":
            return issue.issues.map((inner) => ({
                key: keyOf(issue.path),
                problem: messageOf(inner),
            }));
        default:
            return [{ key: keyOf(issue.path), problem: problemOf(issue) }];
    }
}

function problemOf(issue: Issue): string {
    const found = foundBy(issue);
    return found === undefined
        ? `found nothing, ${messageOf(issue)}`
        : `found ${shown(found)}, ${messageOf(issue)}`;
}

/** For a union whose kind is unknown zod reports the whole object under the path of its kind. */
function foundBy(issue: Issue): unknown {
    return issue.code === "invalid_union" && issue.discriminator !== undefined
        ? (issue.input as Readonly<Record<string, unknown>>)[issue.discriminator]
        : issue.input;
}

/** What the schema says itself, else what we make of zod's own messages, which start with a capital and end with what it received, which we show ourselves. */
function messageOf(issue: Issue): string {
    if (issue.message.startsWith("expected")) {
        return issue.message;
    }
    switch (issue.code) {
        case "invalid_type":
            return `expected ${issue.expected === "record" ? "object" : issue.expected}`;
        case "invalid_value":
            return `expected ${issue.values.map((value) => `"${String(value)}"`).join(" or ")}`;
        case "too_small":
            return `expected ${issue.origin === "string" ? "a text that is not empty" : `at least ${String(issue.minimum)}`}`;
        default:
            return issue.message;
    }
}

function shown(value: unknown): string {
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function keyOf(path: readonly PropertyKey[]): string {
    const [first, ...rest] = path.map((step) =>
        typeof step === "number" ? `[${step}]` : String(step),
    );
    const below = rest.map((step) => (step.startsWith("[") ? step : `.${step}`)).join("");
    return `${namespace}:${first ?? ""}${below}`;
}

/** The remedy for an unknown key: the nearest known one, or all of them. */
function knownKeys(path: readonly PropertyKey[], raw: unknown, unknown: string): string {
    const known = shapeKeys(configSchema, path, raw);
    const meant = nearest(known, unknown);
    return meant === undefined ? `known are ${known.join(", ")}` : `did you mean "${meant}"?`;
}

/** Keys of the object at a path of the schema; below a union, those of the option that the config chose. */
function shapeKeys(schema: unknown, path: readonly PropertyKey[], raw: unknown): string[] {
    const inner = unwrap(schema, raw);
    if (inner === undefined) {
        return [];
    }
    const [step, ...rest] = path;
    if (step === undefined) {
        return ownKeys(inner);
    }
    const value = (raw as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step];
    const below =
        "shape" in inner
            ? (inner.shape as Readonly<Record<PropertyKey, unknown>>)[step]
            : ((inner as { valueType?: unknown; element?: unknown }).valueType ??
              (inner as { element?: unknown }).element);
    return shapeKeys(below, rest, value);
}

/** Keys that an object names, or a record whose keys are an enumeration. */
function ownKeys(schema: object): string[] {
    const { shape, keyType } = schema as { shape?: object; keyType?: { options?: string[] } };
    return shape === undefined ? (keyType?.options ?? []) : Object.keys(shape);
}

/** The schema inside defaults and optionals. */
function unwrap(schema: unknown, raw: unknown): object | undefined {
    if (typeof schema !== "object" || schema === null) {
        return undefined;
    }
    const { def } = schema as {
        def?: { innerType?: unknown; options?: unknown[]; discriminator?: string };
    };
    if (def?.innerType !== undefined) {
        return unwrap(def.innerType, raw);
    }
    if (def?.options !== undefined && def.discriminator !== undefined) {
        const chosen = (raw as Readonly<Record<string, unknown>> | undefined)?.[def.discriminator];
        const option = def.options.find((candidate) => {
            const shape = (candidate as { shape?: Readonly<Record<string, { value?: unknown }>> })
                .shape;
            return shape?.[def.discriminator ?? ""]?.value === chosen;
        });
        return unwrap(option, raw);
    }
    return schema;
}

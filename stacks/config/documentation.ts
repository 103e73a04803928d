import { z } from "zod";

import { configSchema } from "./schema.ts";

/** The part of a JSON Schema that this schema comes to. */
interface JsonSchema {
    readonly title?: string;
    readonly description?: string;
    readonly type?: string;
    readonly default?: unknown;
    readonly const?: string;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
    readonly items?: JsonSchema;
    readonly propertyNames?: JsonSchema;
    readonly additionalProperties?: JsonSchema | false;
    readonly oneOf?: readonly JsonSchema[];
}

interface Row {
    readonly key: string;
    readonly type: string;
    readonly fallback: string;
    readonly text: string;
}

const introduction = `# Configuration of a stack

Every key that \`Pulumi.<stack>.yaml\` may hold below \`config:\`. A stack whose config has faults is refused before anything is made, and all
of its faults are named at once. \`[]\` stands for each element of a list, \`<name>\` for a name of your own.

Generated from stacks/config/schema.ts by \`npm run docs\`: change the text there.
`;

/** docs/configuration.md: every key with its type, its default and what it means. */
export function configurationReference(): string {
    const { properties = {}, required = [] } = z.toJSONSchema(configSchema, {
        io: "input",
    }) as JsonSchema;
    const sections = Object.entries(properties).map(([key, schema]) =>
        section(key, schema, required.includes(key)),
    );
    return [introduction, ...sections].join("\n");
}

function section(key: string, schema: JsonSchema, required: boolean): string {
    const rows = isScalar(schema) ? [row(key, schema, required)] : below(key, schema);
    const lines = rows.map(
        ({ key: name, type, fallback, text }) =>
            `| \`${name}\` | ${type} | ${fallback} | ${text} |`,
    );
    const table = ["| Key | Type | Default | Meaning |", "|---|---|---|---|", ...lines].join("\n");
    return `## sparkstead:${key}\n\n${cell(schema.description ?? "")}\n\n${table}\n`;
}

/** Rows of everything inside an object, a list, a map or a union. */
function below(key: string, schema: JsonSchema): Row[] {
    const { properties = {}, required = [], items, additionalProperties, oneOf } = schema;
    return [
        ...Object.entries(properties).flatMap(([name, inner]) =>
            rowsOf(`${key}.${name}`, inner, required.includes(name)),
        ),
        ...(items === undefined ? [] : below(`${key}[]`, items)),
        ...(typeof additionalProperties === "object"
            ? below(`${key}.<name>`, additionalProperties)
            : []),
        ...(oneOf === undefined ? [] : union(key, schema, oneOf)),
    ];
}

function rowsOf(key: string, schema: JsonSchema, required: boolean): Row[] {
    return [
        ...(schema.oneOf === undefined ? [row(key, schema, required)] : []),
        ...below(key, schema),
    ];
}

/** The key that tells the options apart, once, then the keys of each option. */
function union(key: string, union: JsonSchema, options: readonly JsonSchema[]): Row[] {
    const kind = Object.keys(options[0]?.properties ?? {})[0] ?? "";
    const kinds = options.map(({ properties }) => properties?.[kind]?.const ?? "");
    const chosen = (union.default as Readonly<Record<string, unknown>> | undefined)?.[kind];
    const { description = "" } = union;
    return [
        row(`${key}.${kind}`, { enum: kinds, default: chosen, description }, chosen === undefined),
        ...options.flatMap((option, index) =>
            below(key, option)
                .filter((inner) => inner.key !== `${key}.${kind}`)
                .map((inner) => ({ ...inner, text: `With ${kinds[index] ?? ""}: ${inner.text}` })),
        ),
    ];
}

function row(key: string, schema: JsonSchema, required: boolean): Row {
    const { description = "", default: value, properties } = schema;
    const optional = value === undefined || properties !== undefined ? "" : code(value);
    return {
        key,
        type: typeOf(schema),
        fallback: required ? "required" : optional,
        text: cell(description),
    };
}

function typeOf(schema: JsonSchema): string {
    const { title, type, enum: values, minimum, items, additionalProperties } = schema;
    if (title !== undefined) {
        return title;
    }
    if (values !== undefined) {
        return values.map(code).join(", ");
    }
    if (items !== undefined) {
        return `list of ${typeOf(items)}`;
    }
    if (typeof additionalProperties === "object") {
        return mapOf(additionalProperties, schema.propertyNames);
    }
    return minimum === undefined ? (type ?? "object") : `${type ?? ""}, at least ${minimum}`;
}

/** A map by the names that it takes; rows of their own say what objects it holds. */
function mapOf(values: JsonSchema, names: JsonSchema | undefined): string {
    const taken = names?.enum?.map(code).join(", ") ?? names?.title;
    if ((values.type ?? "object") === "object") {
        return taken === undefined ? "object" : `map by ${taken}`;
    }
    return `map of ${typeOf(values)}${taken === undefined ? "" : `, by ${taken}`}`;
}

function isScalar({ properties, items, additionalProperties, oneOf }: JsonSchema): boolean {
    return [properties, items, additionalProperties, oneOf].every((part) => part === undefined);
}

function code(value: unknown): string {
    return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** A text as a table's cell holds it. */
function cell(text: string): string {
    return text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("*", "\\*");
}

import type { GeneratedValue } from "./generatedValues.ts";

/** Something that more people may read than a Secret. */
export interface Readable {
    /** "ConfigMap spark-system/lake". */
    readonly name: string;
    readonly content: unknown;
}

/** A generated value that stands where it does not belong; it holds none of the value itself. */
export interface Leak {
    readonly where: string;
    readonly path: string;
    readonly owner: string;
}

/** Where the values stand, as text or as the base64 of Kubernetes. */
export function leaksIn(
    readables: readonly Readable[],
    values: readonly GeneratedValue[],
): readonly Leak[] {
    const needles = values.flatMap(({ owner, value }) =>
        [value, Buffer.from(value).toString("base64")].map((text) => ({ owner, text })),
    );
    const blackened = (text: string): string =>
        needles.reduce((path, needle) => path.replaceAll(needle.text, "…"), text);
    return readables.flatMap(({ name, content }) =>
        textsOf(content).flatMap(({ path, text }) =>
            [
                ...new Set(
                    needles
                        .filter((needle) => text.includes(needle.text))
                        .map(({ owner }) => owner),
                ),
            ].map((owner) => ({ where: name, path: blackened(path), owner })),
        ),
    );
}

/** Every text within a value and every key of it, with its path. */
function textsOf(value: unknown, path = ""): readonly { path: string; text: string }[] {
    if (typeof value === "string") {
        return [{ path, text: value }];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([key, inner]) => {
        const below = Array.isArray(value)
            ? `${path}[${key}]`
            : path === ""
              ? key
              : `${path}.${key}`;
        const named = Array.isArray(value) ? [] : [{ path: below, text: key }];
        return [...named, ...textsOf(inner, below)];
    });
}

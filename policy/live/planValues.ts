/**
 * Every text of a plan under a key, wherever it stands: probes ask for what all parts have in common ("storageClass", "secretName") and
 * know none of them.
 */
export function valuesOf(value: unknown, key: string): readonly string[] {
    return objectsWith(value, key).map((object) => object[key] as string);
}

/** Every object of a plan that has a text under a key. */
export function objectsWith(
    value: unknown,
    key: string,
): readonly Readonly<Record<string, unknown>>[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const object = value as Readonly<Record<string, unknown>>;
    return [
        ...(typeof object[key] === "string" ? [object] : []),
        ...Object.values(object).flatMap((inner) => objectsWith(inner, key)),
    ];
}

/** Every object of a part of the plan that has a text under a key: what all parts have in common ("secretName") is asked of none by name. */
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

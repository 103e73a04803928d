type Properties = Readonly<Record<string, string>>;

/**
 * Writes a .properties file: sorted by key, escaped, ending with a newline.
 * @source https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function javaProperties(properties: Properties): string {
    return Object.keys(properties)
        .sort()
        .map((key) => `${escapeKey(key)}=${escapeValue(properties[key] ?? "")}\n`)
        .join("");
}

function escapeKey(key: string): string {
    return escapeCommon(key).replace(/[ :=#!]/g, (character) => `\\${character}`);
}

function escapeValue(value: string): string {
    // Only leading white space is dropped by the reader; inside a value it stands as it is.
    return escapeCommon(value).replace(/^ +/, (spaces) => spaces.replaceAll(" ", "\\ "));
}

function escapeCommon(text: string): string {
    return text
        .replaceAll("\\", "\\\\")
        .replaceAll("\n", "\\n")
        .replaceAll("\r", "\\r")
        .replaceAll("\t", "\\t")
        .replace(
            /[^\x20-\x7e]/g,
            (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
        );
}

/**
 * Reads a .properties file by the rules that Java states for its reader.
 * @source https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function parseJavaProperties(text: string): Readonly<Record<string, string>> {
    return Object.fromEntries(logicalLines(text).map(entryOf));
}

/** Natural lines without blank ones and comments, each joined with the lines that continue it. */
function logicalLines(text: string): string[] {
    const logical: string[] = [];
    let begun: string | undefined;
    for (const natural of text.split(/\r\n|\n|\r/)) {
        const line = natural.replace(/^[ \t\f]+/, "");
        if (begun === undefined && (line === "" || /^[#!]/.test(line))) {
            continue;
        }
        const whole = (begun ?? "") + line;
        const continues = (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
        begun = continues ? whole.slice(0, -1) : undefined;
        if (!continues) {
            logical.push(whole);
        }
    }
    return begun === undefined ? logical : [...logical, begun];
}

function entryOf(line: string): [string, string] {
    const key = /^(?:\\[^]|[^\\=: \t\f])*/.exec(line)?.[0] ?? "";
    const value = line.slice(key.length).replace(/^[ \t\f]*[=:]?[ \t\f]*/, "");
    return [unescaped(key), unescaped(value)];
}

const control: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

function unescaped(text: string): string {
    return text.replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code?: string, one = "") =>
        code === undefined
            ? (control[String(one)] ?? String(one))
            : String.fromCharCode(parseInt(code, 16)),
    );
}

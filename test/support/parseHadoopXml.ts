/** What an XML 1.0 document cannot hold in any form (https://www.w3.org/TR/xml/#charsets). */
export const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

const document =
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<configuration>([^]*)<\/configuration>\s*$/;
const property = /\s*<property>\s*<name>([^<]*)<\/name>\s*<value>([^<]*)<\/value>\s*<\/property>/y;

/**
 * Reads a Hadoop configuration file as an XML parser and Hadoop's Configuration do: line ends become line feeds, references their
 * characters; names are trimmed, values are not. Anything that is not well-formed is an error.
 */
export function parseHadoopXml(text: string): Readonly<Record<string, string>> {
    if (notXml.test(text)) {
        throw new Error("a character that XML does not allow");
    }
    const body = document.exec(text.replaceAll("\r\n", "\n").replaceAll("\r", "\n"))?.[1];
    if (body === undefined) {
        throw new Error("no <configuration>");
    }
    const entries: [string, string][] = [];
    property.lastIndex = 0;
    let end = 0;
    for (let found = property.exec(body); found !== null; found = property.exec(body)) {
        const [, name = "", value = ""] = found;
        entries.push([unescaped(name).trim(), unescaped(value)]);
        end = property.lastIndex;
    }
    if (body.slice(end).trim() !== "") {
        throw new Error(`not a property: ${body.slice(end)}`);
    }
    return Object.fromEntries(entries);
}

const named: Readonly<Record<string, string>> = {
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
};

function unescaped(text: string): string {
    return text.replace(/&(?:#(\d+);|#x([0-9a-fA-F]+);|([a-z]+);)?/g, (whole, ...groups) => {
        const [decimal, hexadecimal, name = ""] = groups as (string | undefined)[];
        const code = decimal ?? (hexadecimal === undefined ? undefined : `0x${hexadecimal}`);
        const character = code === undefined ? named[name] : String.fromCodePoint(Number(code));
        if (character === undefined) {
            throw new Error(`not a reference: ${whole}`);
        }
        return character;
    });
}

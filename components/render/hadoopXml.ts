/** Entries of a Hadoop configuration file (core-site.xml, hdfs-site.xml …). */
export type HadoopConf = Readonly<Record<string, string>>;

const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    // Parsers turn a bare carriage return into a line feed (XML 1.0, 2.11).
    "\r": "&#13;",
};

/** What XML 1.0 holds in no form, not even as a reference (https://www.w3.org/TR/xml/#charsets). */
const notXml = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * Writes a Hadoop configuration file: sorted by key, escaped, ending with a newline.
 * @source https://hadoop.apache.org/docs/r3.4.3/api/org/apache/hadoop/conf/Configuration.html
 * @throws Error that names the key of a text that XML cannot hold.
 */
export function hadoopXml(conf: HadoopConf): string {
    const properties = Object.keys(conf)
        .sort()
        .map((key) => property(key, conf[key] ?? ""));
    return `<?xml version="1.0" encoding="UTF-8"?>\n<configuration>\n${properties.join("")}</configuration>\n`;
}

function property(key: string, value: string): string {
    const [refused] = notXml.exec(key + value) ?? [];
    if (refused !== undefined) {
        const code = (refused.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
        throw new Error(`${key}: XML cannot hold the character U+${code}`);
    }
    return `  <property>\n    <name>${escape(key)}</name>\n    <value>${escape(value)}</value>\n  </property>\n`;
}

function escape(text: string): string {
    return text.replace(/[&<>\r]/g, (character) => escapes[character] ?? character);
}

/** Entries of a Hadoop configuration file (core-site.xml, hdfs-site.xml …). */
export type HadoopConf = Readonly<Record<string, string>>;

const escapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    // Parsers turn a bare carriage return into a line feed (XML 1.0, 2.11).
    "\r": "&#13;",
};

/**
 * Writes a Hadoop configuration file: sorted by key, escaped, ending with a newline.
 * @source https://hadoop.apache.org/docs/r3.4.3/api/org/apache/hadoop/conf/Configuration.html
 */
export function hadoopXml(conf: HadoopConf): string {
    const properties = Object.keys(conf)
        .sort()
        .map(
            (key) =>
                `  <property>\n    <name>${escape(key)}</name>\n    <value>${escape(conf[key] ?? "")}</value>\n  </property>\n`,
        );
    return `<?xml version="1.0" encoding="UTF-8"?>\n<configuration>\n${properties.join("")}</configuration>\n`;
}

function escape(text: string): string {
    return text.replace(/[&<>\r]/g, (character) => escapes[character] ?? character);
}

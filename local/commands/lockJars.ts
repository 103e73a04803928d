import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import { type JarSet, jarSetFolder } from "../images/jars.ts";
import { main } from "../main.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { run } from "../run.ts";

/** `npm run images:lock -- <set>`: asks Maven, which has to be on PATH, what a set's pom.xml comes to, and writes jars.lock. */
await main(async () => {
    const [set, ...more] = process.argv.slice(2);
    if (set === undefined || more.length > 0) {
        throw new Refusal("usage: npm run images:lock -- <folder of local/images/jars>");
    }
    const folder = jarSetFolder(set as JarSet);
    const jars = await mkdtemp(join(tmpdir(), "jars-"));
    try {
        await run("mvn", [
            ...["--batch-mode", "--quiet", "--file", join(folder, "pom.xml")],
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
            ...["-DincludeScope=runtime", "-Dmdep.useRepositoryLayout=true"],
            `-DoutputDirectory=${jars}`,
        ]);
        const lines = await locked(jars);
        await writeFile(join(folder, "jars.lock"), lines.map((line) => `${line}\n`).join(""));
        say(`${set}: ${lines.length} jars`);
    } finally {
        await rm(jars, { recursive: true });
    }
});

async function locked(directory: string): Promise<string[]> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const paths = entries
        // Maven writes notes of its own beside them.
        .filter((entry) => entry.isFile() && entry.name.endsWith(".jar"))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
    return Promise.all(
        paths.map(async (path) => {
            const sha256 = createHash("sha256")
                .update(await readFile(path))
                .digest("hex");
            return `${sha256}  ${relative(directory, path)}`;
        }),
    );
}

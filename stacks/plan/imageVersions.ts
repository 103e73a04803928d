import { catalogue } from "../../images/catalogue.ts";
import type { PlatformConfig } from "../config/schema.ts";

/** Versions by program. */
export type Versions = Readonly<Record<string, string>>;

/**
 * What is inside an image. The catalogue's own is known whole, and so is one whose tag begins with the same version, as those that
 * `npm run images` makes. Of any other nothing is known but what its tag says, and the config where it names a line.
 */
export function versionsIn(
    name: keyof PlatformConfig["images"]["references"],
    config: PlatformConfig,
): Versions {
    const reference = config.images.references[name];
    const { versions, version } = catalogue[name];
    if (reference === undefined) {
        return versions;
    }
    const tag = tagOf(reference);
    const program = programOf(name);
    const known: Versions = isOf(version, tag) ? versions : {};
    return {
        ...known,
        ...unlessLine(toldBy(tag, program), known),
        ...toldBy(named(program, config) ?? "", program),
    };
}

/** Without those that are only the line of what is known already: "hadoop3.3" beside 3.3.4. */
function unlessLine(told: Versions, known: Versions): Versions {
    return Object.fromEntries(
        Object.entries(told).filter(
            ([program, version]) => known[program]?.startsWith(`${version}.`) !== true,
        ),
    );
}

/** What an image is for, among all that is inside. */
export function programOf(image: string): string {
    return image === "hiveMetastore" ? "hive" : image;
}

function tagOf(reference: string): string {
    const [tag = ""] = reference.replace(/@.*$/, "").split(":").slice(-1);
    return tag;
}

/** Whether a tag is the version, with or without more behind it. */
function isOf(version: string, tag: string): boolean {
    return tag === version || tag.startsWith(`${version}-`);
}

/** The line that the config names, where a part has one: its image refuses to run as another. */
function named(program: string, { gateway, metastore }: PlatformConfig): string | undefined {
    switch (program) {
        case "livy":
            return gateway.kind === "livy" ? gateway.version : undefined;
        case "hive":
            return metastore.kind === "hive" ? metastore.version : undefined;
        default:
            return undefined;
    }
}

/** "4.0.1-scala2.13-java17-python3-ubuntu" tells three versions: "python3" is none, nor is "hadoop3", the name of every Hadoop 3. */
function toldBy(tag: string, program: string): Versions {
    const [own] = /^\d+\.\d+(\.\d+)*(-incubating)?/.exec(tag.replace(/^v/, "")) ?? [];
    const others = [...tag.matchAll(/(?:^|-)(spark|scala|hadoop|java)-?(\d+(?:\.\d+)*)/g)]
        .map(([, name = "", version = ""]) => [name, version] as const)
        .filter(([name, version]) => name === "java" || version.includes("."))
        .map(([name, version]) => [name, name === "java" ? javaOf(version) : version] as const);
    return { ...(own !== undefined && { [program]: own }), ...Object.fromEntries(others) };
}

/** "1.8.0" is how Java 8 calls itself. */
function javaOf(version: string): string {
    return version.replace(/^1\.(\d+).*$/, "$1");
}

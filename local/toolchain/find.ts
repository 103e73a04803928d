import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

import { localDirectory, repository } from "../paths.ts";
import { attempt } from "../run.ts";

const ours = [localDirectory, repository];

/** The user's own program of that name; what this checkout has put on PATH does not count. */
export function onPath(name: string): string | undefined {
    return (process.env["PATH"] ?? "")
        .split(delimiter)
        .filter((folder) => folder !== "" && !ours.some((own) => folder.startsWith(own)))
        .map((folder) => join(folder, name))
        .find(isProgram);
}

export function isProgram(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}

export interface Version {
    readonly major: number;
    readonly minor: number;
    /** As printed, e.g. "1.36.3". */
    readonly text: string;
}

/** The released version that a program prints about itself; undefined for a development build or none at all. */
export async function versionOf(
    program: string,
    args: readonly string[],
): Promise<Version | undefined> {
    const { code, stdout } = await attempt(program, args, { timeout: 20_000 });
    return code === 0 ? parseVersion(stdout) : undefined;
}

export function parseVersion(text: string): Version | undefined {
    const match = /\bv?((\d+)\.(\d+)\.\d+)(?![-\w])/.exec(text);
    const [, version, major, minor] = match ?? [];
    return version === undefined
        ? undefined
        : { major: Number(major), minor: Number(minor), text: version };
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { hadoopConfDirectory } from "../contracts/fileSystem.ts";

export type ScriptName =
    | "bootstrapNameNode.sh"
    | "formatNameNode.sh"
    | "isDataNodeRegistered.sh"
    | "isJournalNodeWell.sh"
    | "isJournalNodeWriting.sh"
    | "isZooKeeperServing.sh"
    | "jmx.sh"
    | "quorumIdentity.sh"
    | "runFailoverController.sh"
    | "runJournalNode.sh"
    | "runZooKeeper.sh";

/** Texts of scripts by their names. As files they are safe from Kubernetes, which turns every "$$" of a command into "$". */
export function scriptTexts(names: readonly ScriptName[]): Readonly<Record<string, string>> {
    return Object.fromEntries(
        names.map((name) => [
            name,
            readFileSync(join(import.meta.dirname, "scripts", name), "utf8"),
        ]),
    );
}

/** The command that runs a script of a folder, where it is mounted beside the configuration. */
export function runScript(name: ScriptName, directory: string = hadoopConfDirectory): string[] {
    return ["bash", `${directory}/${name}`];
}

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where pods find the scripts. As files they are safe from Kubernetes, which turns every "$$" of a command into "$". */
const scriptDirectory = "/scripts";

export type ScriptName =
    | "adoptJournal.sh"
    | "bootstrapNameNode.sh"
    | "formatNameNode.sh"
    | "isDataNodeRegistered.sh"
    | "isZooKeeperServing.sh"
    | "jmx.sh"
    | "runFailoverController.sh"
    | "runZooKeeper.sh";

/** Texts of scripts by their names. */
export function scriptTexts(names: readonly ScriptName[]): Readonly<Record<string, string>> {
    return Object.fromEntries(
        names.map((name) => [
            name,
            readFileSync(join(import.meta.dirname, "scripts", name), "utf8"),
        ]),
    );
}

/** The command that runs a script. */
export function runScript(name: ScriptName): string[] {
    return ["bash", `${scriptDirectory}/${name}`];
}

export const scriptMount = { name: "scripts", mountPath: scriptDirectory, readOnly: true } as const;

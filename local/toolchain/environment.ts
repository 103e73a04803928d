import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

import { binDirectory, passphraseFile, pulumiHome, stateDirectory } from "./places.ts";
import type { Providers } from "./providers.ts";
import { quoted } from "./shell.ts";

/** What Pulumi needs to know to work with this checkout's state and tools; `pulumi about env` lists the names. */
export function pulumiEnvironment(providers: Providers): Readonly<Record<string, string>> {
    return {
        PULUMI_HOME: pulumiHome,
        // Encoded: a "#" in the checkout's path would end the address.
        PULUMI_BACKEND_URL: pathToFileURL(stateDirectory).href,
        PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // A stand-in must not be joined by a downloaded plugin of another version half-way through.
        ...(providers === "standIn" ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" } : {}),
    };
}

/** Folders that come first on PATH. */
export function pathEntries(node: string): string[] {
    return [binDirectory, dirname(node)];
}

/** The file to source: the environment as a POSIX shell takes it, any number of times. */
export function shellText(
    environment: Readonly<Record<string, string>>,
    folders: readonly string[],
): string {
    const lines = Object.entries(environment).map(
        ([name, value]) => `export ${name}=${quoted(value)}`,
    );
    const first = folders.join(":");
    return `# Sparkstead's pulumi, kubectl, helm and node for this shell: source this file.
${lines.join("\n")}
# It would win over the passphrase file.
unset PULUMI_CONFIG_PASSPHRASE
case $PATH in
    ${quoted(`${first}:`)}*) ;;
    *) export PATH=${quoted(first)}:"$PATH" ;;
esac
`;
}

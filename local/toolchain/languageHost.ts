import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";

import { goTools } from "../builds/goTool.ts";
import { putFile } from "./files.ts";
import { onPath } from "./find.ts";
import { pluginDirectory } from "./places.ts";
import { quoted } from "./shell.ts";

const program = "pulumi-language-nodejs";

/**
 * Sees to it that the CLI finds a language host for Node: the vendor's, which lies beside its CLI or on PATH, else ours. The
 * CLI takes them in that order by itself (pulumi/sdk `workspace.GetPluginPath`).
 */
export async function haveLanguageHost(pulumi: string): Promise<void> {
    const besideCli = join(dirname(realpathSync(pulumi)), program);
    if (existsSync(besideCli) || onPath(program) !== undefined) {
        return;
    }
    const main = join(import.meta.dirname, "languageHost", "main.ts");
    await putFile(
        join(pluginDirectory, `language-nodejs-v${goTools.pulumi.version}`, program),
        `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(main)} "$@"\n`,
        0o755,
    );
}

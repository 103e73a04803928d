import { rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { putFile } from "./files.ts";
import { pulumiHome } from "./places.ts";

/**
 * Keeps the CLI from its automatic log, which for the operator's definitions is 50 MB an operation and more than half of the time (a preview of
 * 53 resources took 15 s with it and 5.5 s without). Pulumi 3.250 has no switch, but goes without a log where its folder cannot be
 * made: StartLogging in pkg/logging/encrypted.go. `--logtostderr --verbose 9` tells as much.
 */
export async function haveNoAutomaticLog(): Promise<void> {
    const place = join(pulumiHome, "logs");
    const found = await stat(place).catch(() => undefined);
    if (found?.isFile() !== true) {
        await rm(place, { recursive: true, force: true });
        await putFile(place, "");
    }
}

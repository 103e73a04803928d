import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";

import { Refusal } from "../refusal.ts";
import { putFile } from "./files.ts";
import { passphraseFile, stateDirectory } from "./places.ts";

/** Makes the backend's folder and the passphrase of its secrets, unless they are there. */
export async function haveBackend(): Promise<void> {
    await mkdir(stateDirectory, { recursive: true });
    // It would win over the file.
    delete process.env["PULUMI_CONFIG_PASSPHRASE"];
    if (existsSync(passphraseFile)) {
        return;
    }
    if ((await readdir(stateDirectory)).length > 0) {
        throw new Refusal(
            `${stateDirectory} holds a stack, but ${passphraseFile}, which its secrets need, is gone; ` +
                "put it back, or give the stack up with npm stop -- --purge",
        );
    }
    await putFile(passphraseFile, `${randomBytes(32).toString("base64url")}\n`, 0o600);
}

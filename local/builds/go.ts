import { attempt } from "../run.ts";
import { haveGoToolchain } from "./goToolchain.ts";

export interface GoCommand {
    readonly command: string;
    readonly environment: Readonly<Record<string, string>>;
}

/** Oldest Go that can fetch the toolchain a module asks for by itself (https://go.dev/doc/toolchain). */
const oldestMinor = 21;

const environment = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "auto" };

let found: Promise<string> | undefined;

/** The Go command: an installed one, which fetches the newer toolchain that a module asks for, else that toolchain alone. Looked for once. */
export async function goCommand(): Promise<GoCommand> {
    found ??= installedGo().then((installed) => installed ?? haveGoToolchain());
    return { command: await found, environment };
}

async function installedGo(): Promise<string | undefined> {
    for (const command of ["go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"]) {
        const { code, stdout } = await attempt(command, ["env", "GOVERSION"]);
        const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
        if (code === 0 && minor >= oldestMinor) {
            return command;
        }
    }
    return undefined;
}

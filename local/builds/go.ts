import { attempt } from "../run.ts";
import { Refusal } from "../refusal.ts";

export interface GoCommand {
    readonly command: string;
    readonly environment: Readonly<Record<string, string>>;
}

/** Oldest Go that can fetch the toolchain a module asks for by itself (https://go.dev/doc/toolchain). */
const oldestMinor = 21;

/** The Go command: on PATH, else Debian's (which fetches the newer toolchain that a module asks for). */
export async function goCommand(): Promise<GoCommand> {
    const environment = { CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOTOOLCHAIN: "auto" };
    for (const command of ["go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"]) {
        const { code, stdout } = await attempt(command, ["env", "GOVERSION"]);
        const minor = Number(/^go1\.(\d+)/.exec(stdout)?.[1] ?? 0);
        if (code === 0 && minor >= oldestMinor) {
            return { command, environment };
        }
    }
    throw new Refusal(
        `building from Go modules: found no go 1.${String(oldestMinor)} or newer on PATH; install it (Debian: golang-go) and run this again`,
    );
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** A kubectl before the one on PATH, between `begin` and `end`. */
export class KubectlStandIn {
    readonly #path = process.env["PATH"];
    #folder = "";

    begin(): void {
        this.#folder = mkdtempSync(join(tmpdir(), "kubectl-"));
        process.env["PATH"] = `${this.#folder}${delimiter}${this.#path ?? ""}`;
    }

    end(): void {
        process.env["PATH"] = this.#path;
        rmSync(this.#folder, { recursive: true });
    }

    /** Has it run a shell's lines. */
    does(script: string): void {
        writeFileSync(
            join(this.#folder, "kubectl"),
            `#!/bin/sh\nprintf '%s\\n' "$@" >"${this.#folder}/called"\n${script}\n`,
            { mode: 0o755 },
        );
    }

    /** Arguments of its last call; throws where there was none. */
    called(): string[] {
        return readFileSync(join(this.#folder, "called"), "utf8").trimEnd().split("\n");
    }
}

import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { toolsAt } from "../../../local/checklist/tools.ts";

describe("the programs of this machine", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "tools-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    for (const [printed, version] of [
        ["Client Version: v1.36.3\\nKustomize Version: v5.5.0", "v1.36.3"],
        ["Client Version: v1.32.4-dispatcher", "v1.32.4-dispatcher"],
        ["no version", undefined],
    ] as const) {
        it(`are of version ${version ?? "nothing"} where they print "${printed}"`, async () => {
            const kubectl = join(directory, "kubectl");
            writeFileSync(
                kubectl,
                `#!/bin/sh\n[ "$*" = "version --client" ] && printf '${printed}\\n'\n`,
            );
            chmodSync(kubectl, 0o755);

            assert.equal(await toolsAt({ kubectl, pulumi: "" }).kubectl(), version);
        });
    }

    it("tell nothing where they are not there", async () => {
        const pulumi = join(directory, "pulumi");

        assert.equal(await toolsAt({ kubectl: "", pulumi }).pulumi(), undefined);
    });
});

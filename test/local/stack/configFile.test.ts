import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { configFileOf } from "../../../local/stack/configFile.ts";

describe("the config file of a stack", () => {
    let machine = "";
    beforeEach(async () => {
        machine = await mkdtemp(join(tmpdir(), "config-file-"));
        await writeFile(join(machine, "Pulumi.dev.yaml"), "");
    });
    afterEach(() => rm(machine, { recursive: true }));

    it("is this machine's copy where there is one", () => {
        const file = configFileOf("dev", { repository: "/r", machine });

        assert.equal(file, join(machine, "Pulumi.dev.yaml"));
    });

    it("is the committed one of every other stack", () => {
        const file = configFileOf("onprem", { repository: "/r", machine });

        assert.equal(file, "/r/Pulumi.onprem.yaml");
    });
});

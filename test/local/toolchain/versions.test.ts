import assert from "node:assert/strict";

import { goTools } from "../../../local/builds/goTool.ts";
import { parseVersion } from "../../../local/toolchain/find.ts";
import { isSuitable } from "../../../local/toolchain/pulumiCli.ts";

describe("a program's version", () => {
    for (const [printed, version] of [
        ["v3.250.0\n", "3.250.0"],
        ["Client Version: v1.36.3\nKustomize Version: v5.5.0\n", "1.36.3"],
        ['version.BuildInfo{Version:"v4.3.1", GitCommit:"abc"}', "4.3.1"],
    ] as const) {
        it(`is read from ${JSON.stringify(printed)}`, () => {
            assert.equal(parseVersion(printed)?.text, version);
        });
    }

    for (const printed of ["v3.250.0-dev.0+abc", "Client Version: v1.32.4-dispatcher", "unknown"]) {
        it(`is none for ${JSON.stringify(printed)}, which is no release`, () => {
            assert.equal(parseVersion(printed), undefined);
        });
    }
});

describe("a Pulumi CLI", () => {
    for (const [printed, suitable] of [
        [goTools.pulumi.version, true],
        ["3.300.1", true],
        ["3.249.9", false],
        ["4.0.0", false],
        ["nothing", false],
    ] as const) {
        it(`of version ${printed} is ${suitable ? "taken" : "refused"}`, () => {
            assert.equal(isSuitable(parseVersion(printed)), suitable);
        });
    }
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { askedPrograms, askedStack } from "../../../local/stack/askedStack.ts";
import { configFileOf } from "../../../local/stack/configFile.ts";
import { repository } from "../../../local/paths.ts";
import { devConfigFile } from "../../../local/toolchain/places.ts";

const environment = { PULUMI_BACKEND_URL: "file:///of-this-checkout" };
const toolchain = { pulumi: "/bin/ours", kubectl: "/bin/our-kubectl", environment };
const others = configFileOf("onprem", { repository, machine: "/nowhere" });

describe("a stack that is asked", () => {
    it("has this checkout's backend where npm start has written its config", () => {
        const stack = askedStack("dev", { configFile: devConfigFile, toolchain });

        assert.deepEqual(stack.environment, environment);
        assert.equal(stack.pulumi, "/bin/ours");
    });

    it("has the user's backend where the config is the committed one, toolchain or not", () => {
        for (const name of ["dev", "onprem"]) {
            const configFile = configFileOf(name, { repository, machine: "/nowhere" });

            const stack = askedStack(name, { configFile, toolchain });

            assert.deepEqual([stack.name, stack.environment], [name, {}]);
            assert.equal(stack.configFile, configFile);
        }
    });

    describe("is asked with", () => {
        const path = process.env["PATH"];
        let directory: string;

        beforeEach(() => {
            directory = mkdtempSync(join(tmpdir(), "path-"));
            process.env["PATH"] = directory;
        });

        afterEach(() => {
            process.env["PATH"] = path;
            rmSync(directory, { recursive: true });
        });

        it("the user's own programs, with which an `up` uploads, also where npm start has run", () => {
            const [pulumi, kubectl] = ["pulumi", "kubectl"].map((name) => {
                const file = join(directory, name);
                writeFileSync(file, "", { mode: 0o755 });
                return file;
            });

            assert.deepEqual(askedPrograms({ configFile: others, toolchain }), {
                ...{ pulumi, kubectl },
                environment: {},
            });
            assert.equal(askedPrograms({ configFile: devConfigFile, toolchain }), toolchain);
        });

        it("this checkout's programs where the user has none, and none where there are none", () => {
            const { pulumi, kubectl } = toolchain;

            assert.deepEqual(askedPrograms({ configFile: others, toolchain }), {
                ...{ pulumi, kubectl },
                environment: {},
            });
            assert.deepEqual(askedPrograms({ configFile: others, toolchain: undefined }), {
                ...{ pulumi: "pulumi", kubectl: "kubectl" },
                environment: {},
            });
        });
    });
});

import assert from "node:assert/strict";

import { askedStack } from "../../../local/stack/askedStack.ts";
import { configFileOf } from "../../../local/stack/configFile.ts";
import { repository } from "../../../local/paths.ts";
import { devConfigFile } from "../../../local/toolchain/places.ts";

const environment = { PULUMI_BACKEND_URL: "file:///of-this-checkout" };
const toolchain = { pulumi: "/bin/ours", environment };

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
});

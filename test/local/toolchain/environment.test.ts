import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { pulumiEnvironment, shellText } from "../../../local/toolchain/environment.ts";

describe("the file to source", () => {
    it("sets every variable to its very value, quotes and spaces included", () => {
        const text = shellText({ PULUMI_HOME: `/it's "here" $now` }, ["/a b"]);

        assert.equal(evaluate(`${text}printf %s "$PULUMI_HOME"`), `/it's "here" $now`);
    });

    it("puts its folders first on PATH, once, however often it is sourced", () => {
        const text = shellText({}, ["/tools", "/node"]);

        assert.equal(
            evaluate(`PATH=/usr/bin\n${text}${text}echo $PATH`),
            "/tools:/node:/usr/bin\n",
        );
    });

    it("takes away a passphrase that would win over the file", () => {
        const text = shellText({}, []);

        assert.equal(
            evaluate(
                `PULUMI_CONFIG_PASSPHRASE=x\n${text}echo "\${PULUMI_CONFIG_PASSPHRASE-unset}"`,
            ),
            "unset\n",
        );
    });
});

describe("Pulumi's environment", () => {
    it("forbids downloads of plugins only where stand-ins are in use", () => {
        const name = "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION";

        assert.equal(pulumiEnvironment("standIn")[name], "true");
        assert.equal(pulumiEnvironment("vendor")[name], undefined);
    });
});

function evaluate(script: string): string {
    const { stdout, stderr, status } = spawnSync("/bin/sh", ["-c", script], { encoding: "utf8" });
    assert.deepEqual({ stderr, status }, { stderr: "", status: 0 });
    return stdout;
}

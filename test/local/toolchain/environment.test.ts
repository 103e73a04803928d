import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { repository } from "../../../local/paths.ts";
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

describe("the address of Pulumi's state", () => {
    it("leads to the folder, whatever its path holds", () => {
        const environment = join(repository, "local", "toolchain", "environment.ts");
        const script = `
            import { pulumiEnvironment } from ${JSON.stringify(environment)};
            console.log(pulumiEnvironment("vendor").PULUMI_BACKEND_URL);`;

        const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
            encoding: "utf8",
            env: { ...process.env, SPARKSTEAD_LOCAL: "/a b#c%20?/.local" },
        });

        assert.equal(decodeURIComponent(new URL(stdout).pathname), "/a b#c%20?/.local/state");
    });
});

function evaluate(script: string): string {
    const { stdout, stderr, status } = spawnSync("/bin/sh", ["-c", script], { encoding: "utf8" });
    assert.deepEqual({ stderr, status }, { stderr: "", status: 0 });
    return stdout;
}

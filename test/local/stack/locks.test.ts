import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { hostname } from "node:os";

import { isHeld } from "../../../local/stack/locks.ts";

describe("a lock of the stack", () => {
    it("is stale when its process is gone", () => {
        const { pid } = spawnSync(process.execPath, ["--version"]);

        assert.equal(isHeld({ pid, hostname: hostname() }), false);
    });

    it("is stale when its process id now belongs to another program", () => {
        assert.equal(isHeld({ pid: 1, hostname: hostname() }), false);
    });

    it("is held while its Pulumi runs", (done) => {
        const pulumi = spawn(process.execPath, ["-e", "setTimeout(() => {}, 9e4)", "pulumi"]);
        pulumi.once("spawn", () => {
            const held = isHeld({ pid: pulumi.pid ?? 0, hostname: hostname() });
            pulumi.kill();
            assert.equal(held, true);
            done();
        });
    });

    it("is held when another machine made it, of whose processes nothing is known", () => {
        assert.equal(isHeld({ pid: 1, hostname: "another.example" }), true);
    });
});

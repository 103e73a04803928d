import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const maker = join(import.meta.dirname, "artifactMaker.ts");

describe("artifact", () => {
    let cache: string;

    beforeEach(() => {
        cache = mkdtempSync(join(tmpdir(), "sparkstead-artifact-"));
    });

    afterEach(() => {
        rmSync(cache, { recursive: true });
    });

    it("is made once and found afterwards", async () => {
        await ended(make("write"));
        await ended(make("write"));

        assert.deepEqual(made(), ["write"]);
        assert.deepEqual(folders(), ["thing-1-input"]);
    });

    it("is made once for two processes that want it at the same time", async () => {
        await Promise.all([ended(make("slowly")), ended(make("slowly"))]);

        assert.deepEqual(made(), ["slowly"]);
    });

    it("is made again when a file was damaged", async () => {
        await ended(make("write"));
        const file = join(cache, theFolder(), "content");
        writeFileSync(file, "damaged");

        await ended(make("write"));

        assert.deepEqual(made(), ["write", "write"]);
        assert.equal(readFileSync(file, "utf8"), "content");
    });

    it("is made again when a link was damaged", async () => {
        await ended(make("write"));
        rmSync(join(cache, theFolder(), "link"));

        await ended(make("write"));

        assert.deepEqual(made(), ["write", "write"]);
    });

    it("leaves nothing when it cannot be made", async () => {
        assert.notEqual(await ended(make("throw")), 0);

        assert.deepEqual(folders(), []);
    });

    it("is not there after a killed run, whose half is deleted by the next that makes anything", async () => {
        const killed = make("hang", "old input");
        await once(killed.stdout ?? assert.fail(), "data");
        killed.kill("SIGKILL");
        await once(killed, "close");
        assert.deepEqual(
            folders().filter((name) => !/\.(lock|unfinished)$/.test(name)),
            [],
        );

        await ended(make("write"));

        assert.deepEqual(folders(), ["thing-1-input"]);
    });

    it("leaves alone what another process is making", async () => {
        const other = make("hang", "other input");
        await once(other.stdout ?? assert.fail(), "data");
        const before = folders();

        await ended(make("write"));

        assert.deepEqual(folders(), [...before, "thing-1-input"].sort());
        other.kill("SIGKILL");
        await once(other, "close");
    });

    /** A process that wants the artifact; `how` it makes it if it has to. */
    function make(how: "write" | "slowly" | "throw" | "hang", input = "input"): ChildProcess {
        return spawn(process.execPath, [maker, how, input], {
            env: { ...process.env, SPARKSTEAD_CACHE: cache },
            stdio: ["ignore", "pipe", "ignore"],
        });
    }

    /** How it was made each time. */
    function made(): string[] {
        return readFileSync(join(cache, "made.txt"), "utf8").trim().split("\n");
    }

    /** What is in the cache, with the input in place of the key that is made of it. */
    function folders(): string[] {
        return readdirSync(cache)
            .filter((name) => name !== "made.txt")
            .map((name) => name.replace(/^thing-1-[0-9a-f]{12}$/, "thing-1-input"))
            .sort();
    }

    function theFolder(): string {
        return readdirSync(cache).find((name) => name.startsWith("thing-")) ?? assert.fail();
    }
});

async function ended(child: ChildProcess): Promise<number | null> {
    child.stdout?.resume();
    const [code] = (await once(child, "close")) as [number | null];
    return code;
}

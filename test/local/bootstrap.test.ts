import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
    copyFileSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { repository } from "../../local/paths.ts";

describe("the bootstrap", () => {
    let checkout: string;

    /** A checkout with one command, which says what it was called with, and an npm that writes down its calls. */
    beforeEach(() => {
        checkout = mkdtempSync(join(tmpdir(), "sparkstead-bootstrap-"));
        mkdirSync(join(checkout, "local", "commands"), { recursive: true });
        copyFileSync(
            join(repository, "local", "bootstrap.mjs"),
            join(checkout, "local", "bootstrap.mjs"),
        );
        writeFileSync(
            join(checkout, "local", "commands", "echo.ts"),
            "const words: string[] = process.argv.slice(2); console.log(words.join(' ')); process.exit(words.length);",
        );
        writeFileSync(join(checkout, "package-lock.json"), '{ "lockfileVersion": 3 }');
        writeNpm("require('fs').mkdirSync('node_modules', { recursive: true });");
    });

    afterEach(() => {
        rmSync(checkout, { recursive: true });
    });

    function writeNpm(work: string): void {
        writeFileSync(
            join(checkout, "npm-cli.js"),
            `require('fs').appendFileSync('npm-calls', process.argv.slice(2).at(-1) + '\\n'); ${work}`,
        );
    }

    function call(...args: string[]): SpawnSyncReturns<string> {
        return spawnSync(process.execPath, [join(checkout, "local", "bootstrap.mjs"), ...args], {
            cwd: checkout,
            encoding: "utf8",
            env: { ...process.env, npm_execpath: join(checkout, "npm-cli.js") },
        });
    }

    function installs(): number {
        const calls = join(checkout, "npm-calls");
        return existsSync(calls) ? readFileSync(calls, "utf8").split("ci\n").length - 1 : 0;
    }

    it("hands arguments on and the exit code back", () => {
        const { stdout, status } = call("echo", "one", "--two");

        assert.match(stdout, /^one --two$/m);
        assert.equal(status, 2);
    });

    it("installs the dependencies of a lock file once", () => {
        call("echo");
        call("echo");

        assert.equal(installs(), 1);
    });

    it("installs them again when the lock file has changed", () => {
        call("echo");
        writeFileSync(
            join(checkout, "package-lock.json"),
            '{ "lockfileVersion": 3, "packages": {} }',
        );
        call("echo");

        assert.equal(installs(), 2);
    });

    it("installs them again after an installation that did not end well", () => {
        writeNpm("process.exit(1);");
        const { status, stderr } = call("echo");
        writeNpm("require('fs').mkdirSync('node_modules', { recursive: true });");
        const again = call("echo");

        assert.equal(status, 1);
        assert.match(stderr, /^sparkstead: npm ci failed .*\n$/);
        assert.deepEqual([installs(), again.status], [2, 0]);
    });

    it("says in one sentence what is missing of the checkout", () => {
        rmSync(join(checkout, "package-lock.json"));

        const { status, stderr } = call("echo");

        assert.match(stderr, /^sparkstead: ENOENT: .*package-lock\.json'\n$/);
        assert.equal(status, 1);
    });

    it("ends with npm when it is interrupted, not before", async () => {
        writeNpm(
            "process.on('SIGINT', () => setTimeout(() => { console.log('cleared up'); process.exit(1); }, 300)); console.log('begun'); setTimeout(() => {}, 9e4);",
        );
        const child = spawn(process.execPath, [join(checkout, "local", "bootstrap.mjs"), "echo"], {
            cwd: checkout,
            detached: true,
            env: { ...process.env, npm_execpath: join(checkout, "npm-cli.js") },
            stdio: ["ignore", "pipe", "ignore"],
        });
        let output = "";
        child.stdout.on("data", (chunk: Buffer) => {
            output += String(chunk);
            if (String(chunk).includes("begun")) {
                process.kill(-(child.pid ?? 0), "SIGINT");
            }
        });

        await once(child, "exit");

        assert.match(output, /cleared up/);
    });

    it("lets a command fetch through the proxy of the environment, and from this machine directly", async () => {
        const asked: string[] = [];
        const server = createServer(({ url }, response) => {
            asked.push(`request ${url ?? ""}`);
            response.end();
        }).on("connect", ({ url }, socket) => {
            asked.push(`connect ${url ?? ""}`);
            socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
        });
        await once(server.listen(0, "127.0.0.1"), "listening");
        const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        writeFileSync(
            join(checkout, "local", "commands", "echo.ts"),
            `await fetch("${own}/here"); await fetch("https://registry.invalid/there").catch(() => {});`,
        );
        const child = spawn(process.execPath, [join(checkout, "local", "bootstrap.mjs"), "echo"], {
            cwd: checkout,
            env: {
                ...process.env,
                npm_execpath: join(checkout, "npm-cli.js"),
                ...{ HTTP_PROXY: own, http_proxy: own, HTTPS_PROXY: own, https_proxy: own },
            },
            stdio: "ignore",
        });

        await once(child, "exit");
        server.close();
        server.closeAllConnections();

        assert.deepEqual(asked, ["request /here", "connect registry.invalid:443"]);
    });

    it("answers an unknown command with the known ones, and installs nothing", () => {
        const { status, stderr } = call("bogus");

        assert.equal(stderr, 'sparkstead: unknown command "bogus"; the commands are echo\n');
        assert.deepEqual([status, installs()], [1, 0]);
    });
});

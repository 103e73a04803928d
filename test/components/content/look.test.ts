import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { mock } from "node:test";

import type { Drift } from "../../../components/contracts/content.ts";
import { lookAtHdfs } from "../../../components/content/index.ts";
import { deploy } from "../../support/deploy.ts";
import { contentArgs, directory, file } from "./contentWith.ts";

const root = "drwxr-xr-x   - hadoop supergroup          0 2026-11-21 09:47 /";

describe("a look at the content", () => {
    const path = process.env["PATH"];
    let folder: string;
    let warnings: string[];
    beforeEach(() => {
        warnings = [];
        mock.method(console, "warn", (text: string) => warnings.push(text));
        folder = mkdtempSync(join(tmpdir(), "look-"));
        process.env["PATH"] = `${folder}${delimiter}${path ?? ""}`;
    });
    afterEach(() => {
        mock.reset();
        process.env["PATH"] = path;
        rmSync(folder, { recursive: true });
    });

    /** What is found when kubectl does this. */
    async function lookWith(
        kubectl: string,
        { directories = [directory("/tmp")], files = [file("/a"), file("/b")] } = {},
    ): Promise<Drift> {
        writeFileSync(
            join(folder, "kubectl"),
            `#!/bin/sh\nprintf '%s\\n' "$@" >"${folder}/called"\n${kubectl}\n`,
            { mode: 0o755 },
        );
        let drift: Drift | undefined;
        await deploy(async () => {
            drift = await lookAtHdfs(contentArgs, directories, files);
        });
        assert.ok(drift);
        return drift;
    }

    it("asks the client once for everything", async () => {
        await lookWith(`echo '${root}'`);

        assert.deepEqual(readFileSync(join(folder, "called"), "utf8").split("\n"), [
            "--kubeconfig=/home/o'neil/config",
            "--context=test",
            "--namespace=apache-hdfs",
            "exec",
            "--pod-running-timeout=1s",
            "deployment/hdfs-client",
            "--",
            "/bin/sh",
            "-eu",
            "/content/look.sh",
            "/a /b",
            "/tmp",
            "",
        ]);
    });

    it("tells one loss from the next of its kind by its moment", async () => {
        const [first, second] = [
            await lookWith(`echo '${root}'`),
            await lookWith(`echo '${root}'`),
        ];

        assert.deepEqual(Object.keys(first), ["/tmp", "/a", "/b"]);
        assert.match(first["/a"] ?? "", /^missing \(\d{4}-\d\d-\d\dT[\d:.]+Z\)$/);
        assert.notEqual(first["/a"], second["/a"]);
    });

    it("asks nobody about nothing", async () => {
        assert.deepEqual(await lookWith("exit 7", { directories: [], files: [] }), {});
        assert.throws(() => readFileSync(join(folder, "called")));
    });

    it("finds nothing before there is a client, without a word", async () => {
        const kubectl = `echo 'Error from server (NotFound): deployments.apps "hdfs-client" not found' >&2; exit 1`;

        assert.deepEqual(await lookWith(kubectl), {});
        assert.deepEqual(warnings, []);
    });

    for (const [what, kubectl, reason] of [
        [
            "the client cannot be asked",
            "echo 'error: pod not running' >&2; exit 1",
            "pod not running",
        ],
        ["the file system does not answer", "exit 0", "its store did not answer"],
    ] as const) {
        it(`counts nothing as lost when ${what}, and says so`, async () => {
            assert.deepEqual(await lookWith(kubectl), {});
            assert.match(warnings.join(), new RegExp(`cannot tell .*${reason}; a later run asks`));
        });
    }
});

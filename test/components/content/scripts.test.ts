import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bucketScripts, markersScript } from "../../../components/content/bucket/scripts.ts";
import { expiryScript } from "../../../components/content/hdfs/expiry.ts";
import { directoriesScript, hdfsScripts } from "../../../components/content/hdfs/scripts.ts";
import { directory, file } from "./contentWith.ts";

const { sha256, crc32 } = file("");

interface Ran {
    readonly status: number | null;
    readonly stdout: string;
    readonly stderr: string;

    /** What the script called hdfs or mc with. */
    readonly calls: readonly string[];

    /** What it left in its /tmp. */
    readonly left: readonly string[];
}

interface Run {
    readonly args?: readonly string[];
    readonly stdin?: string;

    /** Shell that answers a call: its arguments are the call's. */
    readonly answers: string;
}

/** Runs a script with a tool that notes its calls. */
function run(tool: "hdfs" | "mc", script: string, { args = [], stdin = "", answers }: Run): Ran {
    const folder = mkdtempSync(join(tmpdir(), "scripts-"));
    try {
        writeFileSync(
            join(folder, tool),
            `#!/bin/sh\necho "$*" >>"${folder}/calls"\n${answers}\n`,
            { mode: 0o755 },
        );
        writeFileSync(join(folder, "calls"), "");
        writeFileSync(join(folder, "sleep"), "#!/bin/sh\n", { mode: 0o755 });
        writeFileSync(join(folder, "script"), script.replaceAll("/tmp/", `${folder}/tmp-`));
        const { status, stdout, stderr } = spawnSync(
            "/bin/sh",
            ["-eu", join(folder, "script"), ...args],
            {
                input: stdin,
                encoding: "utf8",
                env: { PATH: `${folder}:${process.env["PATH"] ?? ""}` },
            },
        );
        const calls = readFileSync(join(folder, "calls"), "utf8")
            .replaceAll(/\S*\/tmp-upload\.\w+/g, "SPOOL")
            .trimEnd();
        return {
            status,
            stdout,
            stderr,
            calls: calls === "" ? [] : calls.split("\n"),
            left: readdirSync(folder).filter((name) => name.startsWith("tmp-")),
        };
    } finally {
        rmSync(folder, { recursive: true });
    }
}

describe("the script that makes directories", () => {
    const script = directoriesScript([
        directory("/user/spark"),
        directory("/libs", { mode: "0777", recursive: true }),
        directory("/tmp", { owner: "hadoop", group: "supergroup", mode: "1777" }),
        directory("/libs/inner", { mode: "0700", recursive: true }),
        directory("/logs", { mode: "1777" }),
    ]);
    const leftSafeMode = 'case "$*" in *safemode*) echo "Safe mode is OFF" ;; esac';

    it("sets an outer tree before an inner one, then directories of their own, as few at a time as there are owners and modes", () => {
        assert.deepEqual(run("hdfs", script, { answers: leftSafeMode }).calls, [
            "dfsadmin -safemode get",
            "dfs -mkdir -p /libs /libs/inner /logs /tmp /user/spark",
            "dfs -chown -R spark:spark /libs",
            "dfs -chmod -R 0777 /libs",
            "dfs -chown -R spark:spark /libs/inner",
            "dfs -chmod -R 0700 /libs/inner",
            "dfs -chown spark:spark /logs /user/spark",
            "dfs -chown hadoop:supergroup /tmp",
            "dfs -chmod 1777 /logs /tmp",
            "dfs -chmod 0755 /user/spark",
        ]);
    });

    it("waits until a NameNode has left safe mode, and fails with the first command that does", () => {
        const answers = `
case "$*" in
  *safemode*) [ -e "$0.asked" ] && echo "Safe mode is OFF in nn1" || echo "Safe mode is ON in nn1"; touch "$0.asked"; exit 255 ;;
  *-chown*) exit 1 ;;
esac`;

        const { status, calls } = run("hdfs", script, { answers });

        assert.equal(status, 1);
        assert.deepEqual(calls.slice(0, 4), [
            "dfsadmin -safemode get",
            "dfsadmin -safemode get",
            "dfs -mkdir -p /libs /libs/inner /logs /tmp /user/spark",
            "dfs -chown -R spark:spark /libs",
        ]);
        assert.equal(calls.length, 4);
    });

    it("makes none where only files are wanted", () => {
        const { status, calls } = run("hdfs", directoriesScript([]), { answers: leftSafeMode });

        assert.equal(status, 0);
        assert.deepEqual(calls, ["dfsadmin -safemode get"]);
    });

    it("marks prefixes of a bucket", () => {
        const script = markersScript("lake", ["staging/", "apps/x/"]);

        assert.deepEqual(run("mc", script, { answers: "" }).calls, [
            "mb --ignore-existing store/lake/staging/",
            "mb --ignore-existing store/lake/apps/x/",
        ]);
    });
});

describe("an upload into HDFS", () => {
    const upload = hdfsScripts["upload.sh"];
    const args = ["/libs/hello.txt", sha256, crc32];
    const right = `case "$*" in *-checksum*) printf '/libs/hello.txt\\tCOMPOSITE-CRC32\\t${crc32}\\n' ;; esac`;

    it("writes what arrived, then asks the file system for its checksum", () => {
        const { status, calls, left } = run("hdfs", upload, {
            args,
            stdin: "hello\n",
            answers: right,
        });

        assert.equal(status, 0);
        assert.deepEqual(calls, [
            "dfs -mkdir -p /libs/",
            "dfs -Ddfs.checksum.type=CRC32 -put -f SPOOL /libs/hello.txt",
            "dfs -Ddfs.checksum.combine.mode=COMPOSITE_CRC -checksum /libs/hello.txt",
        ]);
        assert.deepEqual(left, []);
    });

    it("touches nothing when only a part arrived", () => {
        const { status, calls, stderr, left } = run("hdfs", upload, {
            args,
            stdin: "hel",
            answers: right,
        });

        assert.equal(status, 1);
        assert.deepEqual(calls, []);
        assert.match(stderr, /hello\.txt: another content arrived than was sent/);
        assert.deepEqual(left, []);
    });

    it("fails when another content was written, or the file cannot be read", () => {
        for (const answers of [right.replace(crc32, "00000000"), "exit 0"]) {
            assert.equal(run("hdfs", upload, { args, stdin: "hello\n", answers }).status, 1);
        }
    });

    it("fails when the file system refuses it", () => {
        for (const call of ["-mkdir", "-put", "-checksum"]) {
            const answers = `case "$*" in *${call}*) exit 1 ;; esac; ${right}`;
            assert.equal(run("hdfs", upload, { args, stdin: "hello\n", answers }).status, 1, call);
        }
    });
});

describe("an upload into a bucket", () => {
    const upload = bucketScripts("lake")["upload.sh"];
    const args = ["libs/hello.txt", sha256, crc32];
    const right = `case "$*" in cat*) echo hello ;; esac`;

    it("writes what arrived with its checksum, then reads it back", () => {
        const { status, calls, left } = run("mc", upload, {
            args,
            stdin: "hello\n",
            answers: right,
        });

        assert.equal(status, 0);
        assert.deepEqual(calls, [
            `--quiet cp --attr sparkstead-sha256=${sha256} SPOOL store/lake/libs/hello.txt`,
            "cat store/lake/libs/hello.txt",
        ]);
        assert.deepEqual(left, []);
    });

    it("touches nothing when only a part arrived", () => {
        const { status, calls } = run("mc", upload, { args, stdin: "hel", answers: right });

        assert.equal(status, 1);
        assert.deepEqual(calls, []);
    });

    it("fails when another content was written, or the store refuses it", () => {
        for (const answers of ['case "$*" in cat*) echo hullo ;; esac', "exit 1"]) {
            assert.equal(run("mc", upload, { args, stdin: "hello\n", answers }).status, 1);
        }
    });
});

describe("a removal from a bucket", () => {
    const remove = bucketScripts("lake")["remove.sh"];
    const args = ["libs/hello.txt"];

    it("is done when the object is gone already, and fails when the store does not answer", () => {
        const gone = "echo 'mc: <ERROR> Failed to remove x. Object does not exist' >&2; exit 1";
        const down = "echo 'mc: <ERROR> Failed to remove x. connection refused' >&2; exit 1";

        assert.equal(run("mc", remove, { args, answers: gone }).status, 0);
        assert.equal(run("mc", remove, { args, answers: down }).status, 1);
    });
});

describe("a look", () => {
    it("into HDFS asks once for everything, and for safe mode only when a checksum is wanting", () => {
        const look = hdfsScripts["look.sh"];
        const whole = run("hdfs", look, { args: ["/a /b", "/tmp /user"], answers: "" });
        const broken = run("hdfs", look, { args: ["/a", ""], answers: "exit 1" });
        const noFiles = run("hdfs", look, { args: ["", "/tmp"], answers: "" });

        assert.deepEqual(whole.calls, [
            "dfs -ls -d / /a /b /tmp /user",
            "dfs -Ddfs.checksum.combine.mode=COMPOSITE_CRC -checksum /a /b",
        ]);
        assert.deepEqual(broken.calls, [
            "dfs -ls -d / /a",
            "dfs -Ddfs.checksum.combine.mode=COMPOSITE_CRC -checksum /a",
            "dfsadmin -safemode get",
        ]);
        assert.deepEqual(noFiles.calls, ["dfs -ls -d / /tmp"]);
        assert.deepEqual([whole.status, broken.status, noFiles.status], [0, 0, 0]);
    });

    it("into a bucket answers in a line for each key, also for what is missing", () => {
        const { status, stdout } = run("mc", bucketScripts("lake")["look.sh"], {
            args: ["a b", "staging/"],
            answers: `printf '{"of":\\n"%s"}\\n' "$3"; exit 1`,
        });

        assert.equal(status, 0);
        assert.equal(
            stdout,
            'a {"of":"store/lake/a"}\nb {"of":"store/lake/b"}\nstaging/ {"of":"store/lake/staging/"}\n',
        );
    });
});

describe("the script that deletes old uploads", () => {
    const script = expiryScript({ directory: "/uploads", days: 7 });

    /** A line of `hdfs dfs -ls`. */
    function listed(name: string, daysAgo: number): string {
        const [day = "", time = ""] = new Date(Date.now() - daysAgo * 86_400_000)
            .toISOString()
            .split(/[T.]/);
        return `drwxr-xr-x   - spark spark          0 ${day} ${time.slice(0, 5)} ${name}`;
    }

    function runOver(...lines: readonly string[]): Ran {
        const listing = ["Found some items", ...lines].join("\n");
        return run("hdfs", `TZ=UTC; export TZ\n${script}`, {
            answers: `case "$*" in "dfs -ls"*) cat <<'.'\n${listing}\n.\n;; esac`,
        });
    }

    it("deletes what is older than its days, by one call, and nothing younger", () => {
        const { calls, status } = runOver(
            listed("/uploads/spark-upload-0a-1", 8),
            listed("/uploads/spark-upload-0b-2", 6),
            listed("/uploads/spark-upload-0c-3", 400),
        );

        assert.deepEqual(calls, [
            "dfs -ls -q /uploads",
            "dfs -rm -r -f -skipTrash /uploads/spark-upload-0a-1 /uploads/spark-upload-0c-3",
        ]);
        assert.equal(status, 0);
    });

    for (const name of [
        "/uploads/notes",
        "/uploads/spark-upload-",
        "/uploads/spark-upload-0a /user/spark",
        "/uploads/spark-upload-*",
        "/uploads/spark-upload-{0a,0b}",
        // A line's end, as -q shows it, and a blank at the end.
        "/uploads/spark-upload-0a?x",
        "/uploads/spark-upload-0a ",
        "/uploads/x /uploads/spark-upload-0a",
        "/user/spark",
    ]) {
        it(`leaves what spark-submit would not call so: ${name}`, () => {
            const { calls, status } = runOver(listed(name, 400));

            assert.deepEqual(calls, ["dfs -ls -q /uploads"]);
            assert.equal(status, 0);
        });
    }

    it("deletes nothing where it does not understand a time", () => {
        const { calls, status } = runOver(
            listed("/uploads/spark-upload-0a", 400),
            "drwxr-xr-x   - spark spark          0 soon 12:00 /uploads/spark-upload-0b",
        );

        assert.deepEqual(calls, ["dfs -ls -q /uploads"]);
        assert.notEqual(status, 0);
    });

    it("has nothing to do where nothing was uploaded", () => {
        const { calls, status } = run("hdfs", script, { answers: "" });

        assert.deepEqual(calls, ["dfs -ls -q /uploads"]);
        assert.equal(status, 0);
    });

    it("fails where nobody answers, so that it is seen and tried again", () => {
        assert.notEqual(run("hdfs", script, { answers: "exit 1" }).status, 0);
    });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, type Server, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { answersIn } from "../../../../policy/live/pods/podAnswers.ts";
import type { PodAnswer } from "../../../../policy/live/pods/pods.ts";

const script = join(
    ...[import.meta.dirname, "..", "..", "..", ".."],
    ...["policy", "live", "pods", "ask.sh"],
);

describe("the script of pods that ask", () => {
    let directory: string;
    let server: Server;
    let port: number;

    before(async () => {
        directory = mkdtempSync(join(tmpdir(), "ask-"));
        server = createServer((socket) => socket.end());
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        ({ port } = server.address() as AddressInfo);
        // Notes how it was called, and answers as it is told to; the page "slow" comes when "last" was asked for.
        const curl = join(directory, "curl");
        writeFileSync(
            curl,
            `#!/bin/bash
printf '%s\\n' "$@" > ${directory}/called
[[ $* == *--config* ]] && cat > ${directory}/read
[[ $* == *://last/* ]] && touch ${directory}/last
[[ $* == *://slow/* ]] && for _ in {1..40}; do [[ -e ${directory}/last ]] && exit 0; sleep 0.1; done && exit 28
[[ $* == *DELETE* ]] && CURL_SAYS=$DELETE_SAYS
printf '%b' "$CURL_SAYS"
exit $CURL_CODE
`,
        );
        chmodSync(curl, 0o755);
    });

    after(() => {
        server.close();
        rmSync(directory, { recursive: true });
    });

    async function answers(
        questions: readonly string[],
        env: Readonly<Record<string, string>> = {},
    ): Promise<readonly (PodAnswer | undefined)[]> {
        const { stdout } = await promisify(execFile)("bash", [script], {
            env: {
                PATH: `${directory}:${process.env["PATH"] ?? ""}`,
                QUESTIONS: questions.join("\n"),
                CURL_SAYS: "",
                CURL_CODE: "0",
                ...env,
            },
        });
        const byNumber = answersIn(stdout);
        return questions.map((_, number) => byNumber.get(number));
    }

    it("tells an open port from one where nobody listens and from a name that nobody knows", async () => {
        assert.deepEqual(
            await answers([
                `0\tconnect\t127.0.0.1\t${port}`,
                "1\tconnect\t127.0.0.1\t1",
                "2\tconnect\tno-such-host.invalid\t1",
            ]),
            [
                { kind: "answered", text: "" },
                { kind: "refused", text: "Connection refused" },
                { kind: "unresolved", text: "" },
            ],
        );
    });

    it("looks names and addresses up", async () => {
        const [forward, reverse, nothing] = await answers([
            "0\tresolve\tlocalhost",
            "1\treverse\t127.0.0.1",
            "2\tresolve\tno-such-host.invalid",
        ]);

        assert.equal(forward?.kind, "answered");
        assert.match(reverse?.text ?? "", /localhost/);
        assert.equal(nothing?.kind, "unresolved");
    });

    it("gives a page's status before its text, on one line", async () => {
        assert.deepEqual(
            await answers(["0\tfetch\thttp://x/"], { CURL_SAYS: "a\\tb\\nc\\n\\n404" }),
            [{ kind: "answered", text: "404 a b c" }],
        );
    });

    it("gives curl's own words where there is no page", async () => {
        const said = { CURL_SAYS: "curl: (60) no trust\\n\\n000", CURL_CODE: "60" };

        assert.deepEqual(await answers(["0\tfetch\thttps://x/"], said), [
            { kind: "untrusted", text: "curl: (60) no trust" },
        ]);
    });

    it("signs what it asks a store, with keys that no command line shows", async () => {
        const keys = { KEY_ID_0: "spark", KEY_0: 'a"b\\c' };

        await answers(["0\tstore\tlist\thttp://s/b/?prefix=a\teu-1\t0"], {
            ...keys,
            CURL_SAYS: "<Contents>\\n200",
        });

        const called = readFileSync(join(directory, "called"), "utf8");
        assert.match(called, /^--aws-sigv4\naws:amz:eu-1:s3$/m);
        assert.doesNotMatch(called, /spark|a"b/);
        assert.equal(readFileSync(join(directory, "read"), "utf8"), 'user = "spark:a\\"b\\\\c"\n');
    });

    it("uploads nothing that a store would keep: the checksum is another's", async () => {
        await answers(["0\tstore\tupload\thttp://s/b/a\teu-1\t0"], { KEY_ID_0: "a", KEY_0: "b" });

        const called = readFileSync(join(directory, "called"), "utf8");
        assert.match(called, /^--data-binary\nx$/m);
        assert.match(called, /^Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==$/m);
    });

    for (const [what, deletes, answer] of [
        ["takes back what a store that heeds no checksum has kept", "204", "200 removed"],
        ["says that it stays where the store does not delete it", "403", "200 stays: 403"],
    ] as const) {
        it(what, async () => {
            const says = { CURL_SAYS: "\\n200", DELETE_SAYS: `\\n${deletes}` };

            const [said] = await answers(["0\tstore\tupload\thttp://s/b/a\teu-1\t0"], {
                ...{ KEY_ID_0: "a", KEY_0: "b" },
                ...says,
            });

            assert.deepEqual(said, { kind: "answered", text: answer });
            const called = readFileSync(join(directory, "called"), "utf8");
            assert.match(called, /^--aws-sigv4\n.*^DELETE\nhttp:\/\/s\/b\/a$/ms);
        });
    }

    it("deletes nothing that a store refused", async () => {
        await answers(["0\tstore\tupload\thttp://s/b/a\teu-1\t0"], {
            ...{ KEY_ID_0: "a", KEY_0: "b" },
            CURL_SAYS: "<Code>BadDigest</Code>\\n400",
        });

        assert.doesNotMatch(readFileSync(join(directory, "called"), "utf8"), /DELETE/);
    });

    it("does not ask a store without keys", async () => {
        assert.deepEqual(await answers(["0\tstore\tlist\thttp://s/\teu-1\t0"]), [
            { kind: "broken", text: "its Secret has no keys" },
        ]);
    });

    it("goes on asking while a question takes long", async () => {
        const quick = Array.from({ length: 6 }, (_, index) => `${index + 1}\tresolve\tlocalhost`);

        const [slow] = await answers([
            "0\tfetch\thttp://slow/",
            ...quick,
            "7\tfetch\thttp://last/",
        ]);

        assert.equal(slow?.kind, "answered");
    });

    it("asks many questions to the last", async () => {
        const many = Array.from({ length: 20 }, (_, number) => `${number}\tresolve\tlocalhost`);

        assert.ok((await answers(many)).every((answer) => answer?.kind === "answered"));
    });
});

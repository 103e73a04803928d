import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Cluster } from "../../../policy/live/cluster.ts";
import { kubectlCluster } from "../../../policy/live/kubectlCluster.ts";

describe("a cluster behind kubectl", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "kubectl-"));
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    /** A cluster behind a program that stands for kubectl and notes how it is called. */
    function behind(script: string, signal?: AbortSignal): Cluster {
        const kubectl = join(directory, "kubectl");
        writeFileSync(kubectl, `#!/bin/sh\necho "$*" >> ${directory}/calls\n${script}\n`);
        chmodSync(kubectl, 0o755);
        return kubectlCluster({
            kubectl,
            context: "prod",
            kubeconfig: "/k",
            ...(signal !== undefined && { signal }),
        });
    }

    it("is asked with the stack's own context, and with patience of ten seconds", async () => {
        await behind("echo {}").get("/version");

        assert.equal(
            readFileSync(join(directory, "calls"), "utf8"),
            "--kubeconfig=/k --context=prod --request-timeout=10s get --raw=/version\n",
        );
    });

    it("is asked a question once", async () => {
        const cluster = behind("echo {}");

        await Promise.all([cluster.get("/version"), cluster.get("/version")]);

        assert.equal(readFileSync(join(directory, "calls"), "utf8").split("\n").length, 2);
    });

    it("answers with values, and with its own words where it has none", async () => {
        const answers: Readonly<Record<string, unknown>> = {
            "echo '{\"a\": 1}'": { kind: "value", value: { a: 1 } },
            "echo ok": { kind: "value", value: "ok\n" },
            "echo 'Error from server (NotFound): no x' >&2; exit 1": {
                kind: "notFound",
                why: "Error from server (NotFound): no x",
            },
            "echo 'Error from server (Forbidden): not you' >&2; exit 1": {
                kind: "forbidden",
                why: "Error from server (Forbidden): not you",
            },
            "echo 'connection refused' >&2; exit 1": { kind: "failed", why: "connection refused" },
            "exit 1": { kind: "failed", why: "no answer within 10 seconds" },
        };
        for (const [script, answer] of Object.entries(answers)) {
            assert.deepEqual(await behind(script).get("/x"), answer, script);
        }
    });

    it("reviews one document after the other", async () => {
        const cluster = behind('cat >/dev/null; printf \'{\\n "a": 1\\n}\\n{\\n "a": 2\\n}\\n\'');

        assert.deepEqual(await cluster.review([{}, {}]), {
            kind: "value",
            value: { items: [{ a: 1 }, { a: 2 }] },
        });
    });

    it("is left when the whole check has taken its time", async () => {
        const cluster = behind("exec sleep 60", AbortSignal.timeout(200));

        const answer = await cluster.get("/x");

        assert.equal(answer.kind, "failed");
    });
});

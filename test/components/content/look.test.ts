import assert from "node:assert/strict";
import { mock } from "node:test";

import type { Drift } from "../../../components/contracts/content.ts";
import { lookAtHdfs } from "../../../components/content/index.ts";
import { deploy } from "../../support/deploy.ts";
import { KubectlStandIn } from "../../support/kubectlStandIn.ts";
import { contentArgs, directory, file } from "./contentWith.ts";

const root = "drwxr-xr-x   - hadoop supergroup          0 2026-11-21 09:47 /";

describe("a look at the content", () => {
    const standIn = new KubectlStandIn();
    let warnings: string[];
    beforeEach(() => {
        warnings = [];
        mock.method(console, "warn", (text: string) => warnings.push(text));
        standIn.begin();
    });
    afterEach(() => {
        mock.reset();
        standIn.end();
    });

    /** What is found when kubectl does this. */
    async function lookWith(
        kubectl: string,
        { directories = [directory("/tmp")], files = [file("/a"), file("/b")] } = {},
    ): Promise<Drift> {
        standIn.does(kubectl);
        let drift: Drift | undefined;
        await deploy(async () => {
            drift = await lookAtHdfs(contentArgs, directories, files);
        });
        assert.ok(drift);
        return drift;
    }

    it("asks the client once for everything", async () => {
        await lookWith(`echo '${root}'`);

        assert.deepEqual(standIn.called(), [
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
        assert.throws(() => standIn.called());
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

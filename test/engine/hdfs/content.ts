import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { run } from "../../../local/run.ts";
import { runCronJob } from "../support/runCronJob.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { Lake, figure } from "./lake.ts";

const directory = "/trial";
const file = `${directory}/libraries/some.jar`;

/** Directories and files that the config declares, and what becomes of them. */
export function describeContent(platform: () => TrialPlatform): void {
    describe("declared content", () => {
        let config = "";
        let source = "";

        before("declare it", async () => {
            source = join(dirname(platform().stack.configFile), "some.jar");
            await writeFile(source, randomBytes(3_000_000).toString("base64"));
            config = await platform().configWith("content", {
                content: {
                    fileSystem: {
                        directories: {
                            [directory]: { owner: "spark", group: "spark", mode: "1770" },
                        },
                        files: { [file]: { source } },
                    },
                },
            });
        });

        it("is there after an up, with owner, group and mode, and a second up finds nothing to do", async () => {
            const { seconds } = await platform().up(config);

            assert.equal(await statusOf(platform()), "spark spark 1770");
            assert.equal(await readBack(platform()), await checksumOf(source));
            await platform().isUnchanged(config);
            figure("up with 4 MB to upload", seconds);
        });

        it("is uploaded again when the file here has changed", async () => {
            await writeFile(source, randomBytes(1_000_000).toString("base64"));

            await platform().up(config);

            assert.equal(await readBack(platform()), await checksumOf(source));
        });

        it("is made again when it was lost or changed over there", async () => {
            const lake = new Lake(platform());
            await lake.shell(
                `hdfs dfs -rm -skipTrash ${file} && hdfs dfs -chmod 0700 ${directory}`,
            );

            const { seconds } = await platform().up(config);

            assert.equal(await statusOf(platform()), "spark spark 1770");
            assert.equal(await readBack(platform()), await checksumOf(source));
            await platform().isUnchanged(config);
            figure("up after the loss", seconds);
        });

        it("goes when it is no longer declared, but for directories", async () => {
            await platform().up();

            const lake = new Lake(platform());
            assert.match(await lake.shell(`hdfs dfs -ls -d ${directory}`), /\/trial/);
            await assert.rejects(lake.shell(`hdfs dfs -ls ${file}`), /No such file/);
        });

        it("comes in through HttpFS, as users outside send it, and goes out the same", async () => {
            const { hdfs } = platform().plan.namespaces;
            const httpFs = ["get", "service", "hdfs-httpfs", `--namespace=${hdfs}`];
            const address = await platform().kubectl([
                ...httpFs,
                "--output=jsonpath={.spec.clusterIP}:{.spec.ports[0].port}",
            ]);
            const at = (operation: string): string =>
                `http://${address}/webhdfs/v1/tmp/outside?user.name=spark&op=${operation}`;
            const body = randomBytes(3_000_000);

            const put = await fetch(at("CREATE&overwrite=true&data=true"), {
                method: "PUT",
                headers: { "content-type": "application/octet-stream" },
                body,
            });
            const got = await fetch(at("OPEN"));

            assert.equal(put.status, 201, await put.text());
            assert.deepEqual(Buffer.from(await got.arrayBuffer()), body);
            assert.equal((await fetch(at("DELETE"), { method: "DELETE" })).status, 200);
        });

        it("of spark-submit goes once its days are over, and nothing else there", async () => {
            const lake = new Lake(platform());
            const uploads = platform().plan.content.fileSystem?.uploads;
            assert.ok(uploads);
            const at = (name: string): string => `${uploads.directory}/${name}`;
            const old = at("spark-upload-0a-1");
            const young = at("spark-upload-0b-2");
            const other = at("other");
            await lake.shell(
                `hdfs dfs -mkdir ${old} ${young} ${other} && hdfs dfs -touch -m -t 20260101:000000 ${old} ${other}`,
            );

            const { hdfs } = platform().plan.namespaces;
            const cronJob = await platform().kubectl([
                ...["get", "cronjob", `--namespace=${hdfs}`, "--output=name"],
                "--selector=app.kubernetes.io/name=hdfs-expiry",
            ]);
            await runCronJob(platform(), cronJob.trim().replace(/^.*\//, ""), hdfs);

            const left = await lake.shell(`hdfs dfs -ls -C ${uploads.directory}`);
            assert.deepEqual(left.trim().split("\n"), [other, young]);
            await lake.shell(`hdfs dfs -rm -r -skipTrash ${young} ${other}`);
        });
    });
}

async function statusOf(platform: TrialPlatform): Promise<string> {
    const status = await new Lake(platform).shell(`hdfs dfs -stat '%u %g %a' ${directory}`);
    return status.trim();
}

/** Checksum of the file over there. */
async function readBack(platform: TrialPlatform): Promise<string> {
    return new Lake(platform).shell(`hdfs dfs -cat ${file} | sha256sum`);
}

/** Checksum of a file here, as the shell prints it. */
async function checksumOf(path: string): Promise<string> {
    return run("sha256sum", ["-"], { input: await readFile(path) });
}

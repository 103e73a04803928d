import assert from "node:assert/strict";
import { chmod, mkdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";

import { run } from "../../../local/run.ts";
import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import { inSystem, superuser } from "../support/postgres.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** A small file system of the node, which with the embedded cluster is this machine, and the file that it lies in. */
const folder = join(tmpdir(), "sparkstead-small-volume");
const image = `${folder}.img`;
const storageClass = "trial-small";
const megabyte = 2 ** 20;

/** What Postgres' volume holds beside Postgres, to be freed in the end. */
const ballast = join(folder, "ballast");
const sizes = { volume: 280 * megabyte, ballast: 100 * megabyte } as const;

/** Rows of a kilobyte each, in transactions of their own. */
const rows = 2000;

/** Postgres on a volume that fills up. The provisioner's folders have no size of their own, so the volume is one of the node's. */
export function describeFullVolume(platform: () => TrialPlatform): void {
    describe("Postgres on a full volume", () => {
        let outside: TrialPlatform;
        let acknowledged = 0;

        before("run one on a small volume", async () => {
            await mountSmallVolume();
            await platform().kubectl(["apply", "--filename=-"], JSON.stringify(volume));
            outside = await platform().outside({
                sqlDatabase: { kind: "postgres", storageClass, storage: "280Mi" },
                fileSystem: { kind: "none" },
                gateway: { kind: "none" },
            });
            await outside.up();
        });

        after("take it away", async () => {
            await outside.destroy();
            await platform().kubectl(["delete", "persistentvolume", volume.metadata.name]);
            await run("umount", [folder]);
            await rm(folder, { recursive: true });
            await rm(image);
        });

        it("refuses what it cannot keep and says why, and keeps what it has acknowledged", async () => {
            await superuser(outside, "CREATE TABLE trial (id int PRIMARY KEY, text text)");

            const filled = await fill(outside);

            assert.match(filled.refusal, /No space left on device/);
            acknowledged = filled.acknowledged;
            assert.ok(acknowledged > 0);
            console.log(`          ${acknowledged} rows acknowledged, then: ${filled.refusal}`);
        });

        it("is at work again when space is freed", async () => {
            const began = performance.now();
            await rm(ballast);

            await until(
                { subject: "a write", seconds: 180, signal: new AbortController().signal },
                () =>
                    superuser(outside, "INSERT INTO trial VALUES (-1, '')").then(
                        () => true,
                        () => undefined,
                    ),
            );

            assert.equal(await rowsIn(outside), acknowledged + 1);
            const seconds = ((performance.now() - began) / 1000).toFixed(1);
            console.log(`          a write succeeded ${seconds} s after space was freed`);
        });
    });
}

const volume = {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: storageClass },
    spec: {
        storageClassName: storageClass,
        capacity: { storage: "280Mi" },
        accessModes: ["ReadWriteOnce"],
        persistentVolumeReclaimPolicy: "Retain",
        hostPath: { path: folder, type: "Directory" },
    },
} as const;

/** A file system in a file: the provisioner's folders share the machine's, which must not fill up. */
async function mountSmallVolume(): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFile(image, "");
    await truncate(image, sizes.volume);
    await run("mkfs.ext4", ["-q", "-F", image]);
    await run("mount", ["-o", "loop", image, folder]);
    await chmod(folder, 0o777);
    await writeFile(ballast, Buffer.alloc(sizes.ballast));
}

interface Filled {
    /** Rows whose transaction succeeded. */
    readonly acknowledged: number;
    readonly refusal: string;
}

/** Writes until Postgres refuses. */
async function fill(platform: TrialPlatform): Promise<Filled> {
    for (let first = 0; ; first += rows) {
        // What cannot be compressed, lest Postgres does.
        const insert = `INSERT INTO trial SELECT id, (SELECT string_agg(md5(concat(id, n)), '') FROM generate_series(1, 32) n) FROM generate_series(${first}, ${first + rows - 1}) id`;
        try {
            await superuser(platform, insert);
        } catch (error) {
            const words = error instanceof Error ? error.message : String(error);
            const [told] = /(?:ERROR|PANIC|FATAL):.*/.exec(words) ?? [];
            return { acknowledged: first, refusal: told ?? (await lastWords(platform)) };
        }
    }
}

/** Why the server went, if it did. */
async function lastWords(platform: TrialPlatform): Promise<string> {
    const log = await platform.kubectl([
        ...["logs", `${names.postgres}-0`, inSystem(platform), "--tail=200"],
    ]);
    return /^.*(?:PANIC|FATAL|ERROR).*No space left.*$/m.exec(log)?.[0] ?? log.slice(-500);
}

async function rowsIn(platform: TrialPlatform): Promise<number> {
    return Number(await superuser(platform, "SELECT count(*) FROM trial"));
}

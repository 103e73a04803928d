import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { awaitSuccess, submit } from "../../../local/smoke/application.ts";
import { Bucket } from "../../../local/smoke/bucket.ts";
import { until } from "../../../local/smoke/polling.ts";
import { Session } from "../../../local/smoke/session.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

const jobs = ["writeTables.py", "readTables.py"] as const;

/** What a driver said of each table or batch: its checksum. */
export type Checksums = Readonly<Record<string, string>>;

/** A session of the smoke's, closed at the end with all that it made. */
export async function inSession<T>(
    platform: TrialPlatform,
    work: (session: Session, bucket: Bucket) => Promise<T>,
    plan = platform.plan,
): Promise<T> {
    const session = await Session.open(platform.cluster, plan, new AbortController().signal);
    try {
        await session.removeObjects();
        return await work(session, await Bucket.open(session));
    } finally {
        await session.removeObjects();
    }
}

/** Tables that one application writes into a database of its own, and another reads. */
export class Tables {
    readonly count: number;
    private readonly session: Session;
    private readonly jobs: string;
    private readonly database: string;
    private readonly location: string;

    private constructor(session: Session, { url }: Bucket, count: number) {
        this.session = session;
        this.count = count;
        this.jobs = `${url}/${session.prefix}`;
        this.database = `trial_${session.id}`;
        this.location = `${session.plan.metastore?.metastore.warehouse ?? ""}${this.database}`;
    }

    static async of(session: Session, bucket: Bucket, count: number): Promise<Tables> {
        for (const job of jobs) {
            const text = await readFile(join(import.meta.dirname, "jobs", job), "utf8");
            await bucket.put(`${session.prefix}${job}`, text);
        }
        return new Tables(session, bucket, count);
    }

    /** Starts to write, and returns the application's name. */
    startWriting(part = "writer"): Promise<string> {
        return submit(this.session, part, {
            type: "Python",
            mainApplicationFile: `${this.jobs}writeTables.py`,
            arguments: [this.database, this.location, String(this.count)],
        });
    }

    async write(part?: string): Promise<Checksums> {
        return this.written(await this.startWriting(part));
    }

    /** What an application has written when it ended well. */
    async written(writer: string): Promise<Checksums> {
        return checksumsIn((await awaitSuccess(this.session, writer)).log);
    }

    async read(part = "reader"): Promise<Checksums> {
        const reader = await submit(this.session, part, {
            type: "Python",
            mainApplicationFile: `${this.jobs}readTables.py`,
            arguments: [this.database, String(this.count)],
        });
        return checksumsIn((await awaitSuccess(this.session, reader)).log);
    }
}

/** Waits until an application has so much acknowledged. */
export async function acknowledged(
    session: Session,
    application: string,
    count: number,
): Promise<void> {
    const wait = { subject: `${count} acknowledged`, seconds: 240, signal: session.signal };
    await until(wait, async () => {
        const log = await session.kubectl(["logs", `${application}-driver`]).catch(() => "");
        return Object.keys(checksumsIn(log)).length >= count || undefined;
    });
}

/** Checksums as a driver printed them. */
export function checksumsIn(log: string): Checksums {
    return Object.fromEntries(
        [...log.matchAll(/^(?:ACKNOWLEDGED|READ) (\d+) (\d+)$/gm)].map(
            ([, what = "", checksum = ""]) => [what, checksum],
        ),
    );
}

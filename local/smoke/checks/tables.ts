import { runApplication } from "../application.ts";
import type { Bucket } from "../bucket.ts";
import { requireCommitter } from "../committer.ts";
import { type DataSet, type Row, executors, requireFigures, sharedWork } from "../dataSet.ts";
import type { Session } from "../session.ts";

/**
 * Tables that one application wrote are found by another through the metastore, where they were meant to lie, with the figures that
 * TypeScript computes.
 */
export async function checkTables(
    session: Session,
    { bucket, dataSet }: Stored,
    roots: TableRoots,
): Promise<string> {
    const databases = Object.entries(roots).map(([name, root]) => ({
        name: `smoke_${session.id}_${name}`,
        location: `${root}${session.id}/${name}`,
    }));
    await runApplication(session, "write-tables", {
        ...dataSet.job("writeTables.py"),
        arguments: [
            ...dataSet.source,
            ...databases.map(({ name, location }) => `${name}=${location}`),
        ],
        sparkConf: sharedWork,
        executor: { instances: executors },
    });
    const [inBucket] = databases.filter(({ location }) => location.startsWith(bucket.url));
    // A warehouse of somebody else's may lie elsewhere, where nobody can look at how its files were committed.
    const committed =
        inBucket === undefined
            ? ""
            : `, committed to the store by ${await requireCommitter(session, bucket, `${inBucket.location.slice(bucket.url.length + 1)}/figures`)}`;
    const { log } = await runApplication(session, "read-tables", {
        ...dataSet.job("readTables.py"),
        arguments: databases.map(({ name }) => name),
    });
    let airports = 0;
    for (const { name, location } of databases) {
        airports = await requireFigures(rowsOf(log, name));
        requireLocation(log, name, location);
    }
    return `figures of ${airports} airports agree in tables on ${Object.keys(roots).join(" and ")}${committed}`;
}

/** Folder for the tables' data by a name of its own. */
export type TableRoots = Readonly<Record<string, string>>;

interface Stored {
    readonly bucket: Bucket;
    readonly dataSet: DataSet;
}

/** Where a run's tables lie: below the warehouse and, where there is one, on the file system that all pods share. */
export function tableRoots({ plan: { metastore, fileSystem } }: Session): TableRoots | undefined {
    return metastore === undefined
        ? undefined
        : {
              s3a: `${metastore.metastore.warehouse}smoke/`,
              ...(fileSystem !== undefined && {
                  hdfs: `${fileSystem.fileSystem.defaultFs}/tmp/smoke/`,
              }),
          };
}

function rowsOf(log: string, database: string): Row[] {
    return [...log.matchAll(new RegExp(`^FIGURE ${database} (.*)$`, "gm"))].map(
        ([, row]) => JSON.parse(row ?? "") as Row,
    );
}

function requireLocation(log: string, database: string, location: string): void {
    const [, found = "nothing"] = new RegExp(`^LOCATION ${database} (.*)$`, "m").exec(log) ?? [];
    if (found !== `${location}/figures`) {
        throw new Error(`found ${database}.figures at ${found}, expected ${location}/figures`);
    }
}

import type { SparkConf } from "../../../components/render/sparkConf.ts";
import { runApplication } from "../application.ts";
import { type DataSet, type Row, executors, requireFigures, sharedWork } from "../dataSet.ts";
import type { Session } from "../session.ts";

/**
 * Tables that one application wrote are found by another through the metastore, where they were meant to lie, with the figures that
 * TypeScript computes.
 */
export async function checkTables(
    session: Session,
    dataSet: DataSet,
    { roots, sparkConf = {} }: Tables,
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
        sparkConf: { ...sharedWork, ...sparkConf },
        executor: { instances: executors },
    });
    const { log } = await runApplication(session, "read-tables", {
        ...dataSet.job("readTables.py"),
        arguments: databases.map(({ name }) => name),
    });
    let airports = 0;
    for (const { name, location } of databases) {
        airports = await requireFigures(rowsOf(log, name));
        requireLocation(log, name, location);
    }
    return `figures of ${airports} airports agree in tables on ${Object.keys(roots).join(" and ")}`;
}

export interface Tables {
    /** Folder for the tables' data by a name of its own. */
    readonly roots: Readonly<Record<string, string>>;

    /** Settings of the writer beside the platform's. */
    readonly sparkConf?: SparkConf;
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

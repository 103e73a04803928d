import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { SparkApplicationSpecification } from "../../components/sparkApplication/index.ts";
import type { Bucket } from "./bucket.ts";
import { type Figures, differences, figuresOf, flightsText } from "./flights.ts";
import type { Session } from "./session.ts";

/** How many executors share the work, so that a committer has something to do. */
export const executors = 2;

const library = "figures.py";
const jobs = ["aggregate.py", "readBack.py", "writeTables.py", "readTables.py"] as const;

type Job = (typeof jobs)[number];

/** The flights and the jobs that work on them, as they lie in the bucket. */
export class DataSet {
    /**
     * Arguments by which a job finds the flights: the file that all jobs share, which drivers fetch, since the operator's spark-submit
     * has no keys to do it; and the flights themselves.
     */
    readonly source: readonly [library: string, flights: string];

    private readonly jobs: string;

    private constructor(jobsUrl: string, flights: string) {
        this.jobs = jobsUrl;
        this.source = [`${jobsUrl}${library}`, flights];
    }

    static async upload({ prefix }: Session, bucket: Bucket): Promise<DataSet> {
        const flights = `${prefix}flights.json`;
        await bucket.put(flights, await flightsText());
        for (const job of [library, ...jobs]) {
            const text = await readFile(join(import.meta.dirname, "jobs", job), "utf8");
            await bucket.put(`${prefix}jobs/${job}`, text);
        }
        return new DataSet(`${bucket.url}/${prefix}jobs/`, `${bucket.url}/${flights}`);
    }

    /** What runs a job. */
    job(job: Job): Pick<SparkApplicationSpecification, "type" | "mainApplicationFile"> {
        return { type: "Python", mainApplicationFile: `${this.jobs}${job}` };
    }
}

/** Settings by which all executors take part in a job. */
export const sharedWork = {
    // Start when all are there, and prefer none.
    "spark.scheduler.minRegisteredResourcesRatio": "1",
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "120s",
    "spark.locality.wait": "0s",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
} as const;

/** A row that a job read back. */
export interface Row extends Figures {
    /** Pod of the executor. */
    readonly writtenBy: string;
}

/**
 * The rows are what TypeScript computes of the same flights, and all executors wrote them.
 * @returns how many airports they are about.
 */
export async function requireFigures(rows: readonly Row[]): Promise<number> {
    const expected = figuresOf(await flightsText());
    const differing = differences(rows, expected);
    if (differing.length > 0) {
        throw new Error(differing.slice(0, 5).join("; "));
    }
    const writers = new Set(rows.map(({ writtenBy }) => writtenBy));
    if (writers.size !== executors) {
        throw new Error(
            `found figures of ${[...writers].join(", ")}, expected those of ${executors} executors`,
        );
    }
    return expected.length;
}

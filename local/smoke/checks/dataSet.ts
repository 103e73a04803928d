import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { SparkApplicationSpecification } from "../../../components/sparkApplication/index.ts";
import { type Ended, runApplication } from "../application.ts";
import type { Bucket } from "../bucket.ts";
import { type Figures, differences, figuresOf, flightsText } from "../flights.ts";
import type { Session } from "../session.ts";
import { webhookGift } from "./webhook.ts";

/** Where this run's data is in the bucket. */
interface Places {
    readonly flights: string;
    readonly figures: string;
    readonly jobs: string;
}

const jobs = ["aggregate.py", "readBack.py"] as const;
const executors = 2;

function placesOf({ prefix }: Session): Places {
    return {
        flights: `${prefix}flights.json`,
        figures: `${prefix}figures`,
        jobs: `${prefix}jobs/`,
    };
}

/** Two executors aggregate the flights and commit the figures as Parquet. */
export async function aggregate(session: Session, bucket: Bucket): Promise<Ended> {
    const places = placesOf(session);
    await bucket.put(places.flights, await flightsText());
    for (const job of jobs) {
        const file = join(import.meta.dirname, "..", "jobs", job);
        await bucket.put(`${places.jobs}${job}`, await readFile(file, "utf8"));
    }
    return runApplication(session, "aggregate", {
        ...pythonJob(session, bucket, "aggregate.py"),
        arguments: [places.flights, places.figures].map((key) => `${bucket.url}/${key}`),
        sparkConf: {
            // Both executors are to take part: start when both are there, and prefer neither.
            "spark.scheduler.minRegisteredResourcesRatio": "1",
            "spark.scheduler.maxRegisteredResourcesWaitingTime": "120s",
            "spark.locality.wait": "0s",
            "spark.sql.shuffle.partitions": "8",
            "spark.sql.adaptive.coalescePartitions.enabled": "false",
        },
        ...webhookGift,
        executor: { instances: executors },
    });
}

/** What was committed is what TypeScript computes of the same flights, and both executors wrote it. */
export async function checkFigures(session: Session, bucket: Bucket): Promise<string> {
    const { figures } = placesOf(session);
    const { committer } = JSON.parse(await bucket.read(`${figures}/_SUCCESS`)) as Success;
    if (committer !== "magic") {
        throw new Error(`found committer "${committer}" in ${figures}/_SUCCESS, expected "magic"`);
    }
    const { log } = await runApplication(session, "read-back", {
        ...pythonJob(session, bucket, "readBack.py"),
        arguments: [`${bucket.url}/${figures}`],
    });
    const rows = printedRows(log);
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
    return `figures of ${expected.length} airports agree; ${executors} executors wrote them, committed by magic`;
}

/** The part of S3A's _SUCCESS that we read. */
interface Success {
    readonly committer: string;
}

interface Row extends Figures {
    /** Pod of the executor. */
    readonly writtenBy: string;
}

function printedRows(log: string): readonly Row[] {
    return [...log.matchAll(/^FIGURE (.*)$/gm)].map(([, row]) => JSON.parse(row ?? "") as Row);
}

function pythonJob(
    session: Session,
    bucket: Bucket,
    job: (typeof jobs)[number],
): Pick<SparkApplicationSpecification, "type" | "mainApplicationFile"> {
    return {
        type: "Python",
        mainApplicationFile: `${bucket.url}/${placesOf(session).jobs}${job}`,
    };
}

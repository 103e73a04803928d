import { type Ended, runApplication } from "../application.ts";
import type { Bucket } from "../bucket.ts";
import { requireCommitter } from "../committer.ts";
import { type DataSet, type Row, executors, requireFigures, sharedWork } from "../dataSet.ts";
import type { Session } from "../session.ts";
import { webhookGift } from "./webhook.ts";

/** Key of the figures in the bucket. */
function figuresKey({ prefix }: Session): string {
    return `${prefix}figures`;
}

/** Two executors aggregate the flights and commit the figures as Parquet. */
export async function aggregate(
    session: Session,
    bucket: Bucket,
    dataSet: DataSet,
): Promise<Ended> {
    return runApplication(session, "aggregate", {
        ...dataSet.job("aggregate.py"),
        arguments: [...dataSet.source, `${bucket.url}/${figuresKey(session)}`],
        sparkConf: sharedWork,
        ...webhookGift,
        executor: { instances: executors },
    });
}

/** What was committed is what TypeScript computes of the same flights, and both executors wrote it. */
export async function checkFigures(
    session: Session,
    bucket: Bucket,
    dataSet: DataSet,
): Promise<string> {
    const key = figuresKey(session);
    const committer = await requireCommitter(session, bucket, key);
    const { log } = await runApplication(session, "read-back", {
        ...dataSet.job("readBack.py"),
        arguments: [`${bucket.url}/${key}`],
    });
    const airports = await requireFigures(
        [...log.matchAll(/^FIGURE (.*)$/gm)].map(([, row]) => JSON.parse(row ?? "") as Row),
    );
    return `figures of ${airports} airports agree; ${executors} executors wrote them, committed by ${committer}`;
}

import { join } from "node:path";

import { holdingLock } from "../builds/lock.ts";
import { endingGently } from "../interruption.ts";
import { localDirectory } from "../paths.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { Bucket } from "./bucket.ts";
import { checkBatch } from "./checks/batch.ts";
import { aggregate, checkFigures } from "./checks/dataSet.ts";
import { checkHistory } from "./checks/history.ts";
import { checkSchedule } from "./checks/schedule.ts";
import { checkSparkPi } from "./checks/sparkPi.ts";
import { checkTables, tableRoots } from "./checks/tables.ts";
import { checkWebhook } from "./checks/webhook.ts";
import { DataSet } from "./dataSet.ts";
import { type ClusterAccess, Session } from "./session.ts";

/** What one check of the running platform found. */
export interface SmokeCheck {
    readonly name: string;
    readonly passed: boolean;

    /** What was seen, or what went wrong. */
    readonly detail: string;
    readonly seconds: number;
}

export interface SmokeReport {
    readonly checks: readonly SmokeCheck[];
}

/** `results`: a Spark result on real data, as `npm start` promises; `all`: every check. */
export type SmokeScope = "results" | "all";

/**
 * Runs Spark applications on the platform and looks at what came out. Applications and data are removed at the end, also after a
 * failure or an interruption; event logs stay.
 */
export async function runSmoke(
    access: ClusterAccess,
    plan: PlatformPlan,
    scope: SmokeScope = "all",
): Promise<SmokeReport> {
    const interruption = new AbortController();
    const checks = await endingGently(
        () => {
            interruption.abort(new Refusal("the smoke run was interrupted"));
        },
        () =>
            holdingLock(join(localDirectory, "smoke.lock"), async () =>
                inCleanNamespace(await Session.open(access, plan, interruption.signal), scope),
            ),
    );
    interruption.signal.throwIfAborted();
    return { checks };
}

async function inCleanNamespace(session: Session, scope: SmokeScope): Promise<SmokeCheck[]> {
    try {
        await session.removeObjects();
        const bucket = await Bucket.open(session);
        await bucket.remove(session.allRunsPrefix);
        const checks = await runChecks(session, bucket, scope);
        // What cannot be removed now is removed by the next run; the checks stand.
        await bucket.remove(session.allRunsPrefix).catch(() => undefined);
        return checks;
    } finally {
        await session.removeObjects();
    }
}

/** Drivers mostly wait for one another's CPU, so what does not build on another starts at once. */
async function runChecks(
    session: Session,
    bucket: Bucket,
    scope: SmokeScope,
): Promise<SmokeCheck[]> {
    const dataSet = await DataSet.upload(session, bucket);
    const aggregated = aggregate(session, bucket, dataSet);
    const roots = tableRoots(session);
    const checks = [
        check(session, "SparkPi", () => checkSparkPi(session)),
        check(session, "data set", async () => {
            await aggregated;
            return checkFigures(session, bucket, dataSet);
        }),
        check(session, "webhook", async () => checkWebhook(await aggregated.catch(refuseToGuess))),
        ...(roots === undefined
            ? []
            : [check(session, "tables", () => checkTables(session, { bucket, dataSet }, roots))]),
        ...(scope === "all" ? [check(session, "schedule", () => checkSchedule(session))] : []),
        ...(scope === "all" && session.plan.gateway?.origin.kind === "livy"
            ? [check(session, "batch", () => checkBatch(session))]
            : []),
    ];
    const done = await Promise.all(checks);
    session.signal.throwIfAborted();
    return [...done, await check(session, "history server", () => checkHistory(session))];
}

/** One failure is told once. */
function refuseToGuess(): never {
    throw new Error("unknown, since the application of the data set failed");
}

async function check(
    { signal }: Session,
    name: string,
    work: () => Promise<string>,
): Promise<SmokeCheck> {
    const began = performance.now();
    const outcome = await work().then(
        (detail) => ({ passed: true, detail }),
        (error: unknown) => ({
            passed: false,
            detail: error instanceof Error ? error.message : String(error),
        }),
    );
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (!signal.aborted) {
        say(`  ${outcome.passed ? "✓" : "✗"} ${name}: ${outcome.detail} (${seconds.toFixed(1)} s)`);
    }
    return { name, ...outcome, seconds };
}

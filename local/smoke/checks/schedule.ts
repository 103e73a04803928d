import { operatorSpec, scheduledSpec } from "../../../components/sparkApplication/index.ts";
import { type ApplicationObject, apiVersion, awaitSuccess } from "../application.ts";
import { until } from "../polling.ts";
import type { Session } from "../session.ts";
import { sparkPi } from "./sparkPi.ts";

const runs = 2;

/** A run starts ten seconds after the schedule was made, or after the run before it has ended. */
const startSeconds = 60;

/** The operator runs a scheduled application twice, one run after the other. */
export async function checkSchedule(session: Session): Promise<string> {
    const name = session.nameOf("scheduled");
    const schedule = { schedule: "@every 10s", successfulRunHistoryLimit: runs };
    await session.create({
        apiVersion,
        kind: "ScheduledSparkApplication",
        metadata: { name },
        spec: scheduledSpec(schedule, operatorSpec(sparkPi, session.plan.runtime)),
    });

    for (let run = 0; run < runs; run++) {
        const started = await until(
            {
                subject: `run ${run + 1} of ScheduledSparkApplication ${name}`,
                seconds: startSeconds,
                signal: session.signal,
            },
            async () => (await runsOf(session, name))[run],
        );
        if (run === runs - 1) {
            await suspend(session, name);
        }
        await awaitSuccess(session, started);
    }
    return `ran ${runs} times by "${schedule.schedule}"`;
}

/** Keeps the schedule from starting a run that nobody waits for. */
async function suspend(session: Session, name: string): Promise<void> {
    const patch = { spec: { suspend: true } };
    await session.kubectl([
        "patch",
        `scheduledsparkapplication/${name}`,
        "--type=merge",
        `--patch=${JSON.stringify(patch)}`,
    ]);
}

/** Runs in the order of their start: the operator appends the time to each name. */
async function runsOf(session: Session, name: string): Promise<readonly string[]> {
    const list = (await session.look([
        "sparkapplications",
        `--selector=sparkoperator.k8s.io/scheduled-app-name=${name}`,
        "--output=json",
    ])) as { readonly items: readonly ApplicationObject[] } | undefined;
    return (list?.items ?? []).map(({ metadata }) => metadata.name).sort();
}

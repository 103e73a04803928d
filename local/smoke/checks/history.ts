import { names } from "../../../stacks/plan/names.ts";
import { until } from "../polling.ts";
import type { Session } from "../session.ts";

/** It looks for new logs every ten seconds and reads one within seconds. */
const patienceSeconds = 90;

/** @source https://spark.apache.org/docs/3.5.8/monitoring.html#rest-api */
interface Listed {
    readonly id: string;
    readonly attempts: readonly { readonly completed: boolean }[];
}

interface Job {
    readonly status: string;
}

/** A History Server, that of the event log which is written unless another is named, lists every application of this run as completed, with jobs that its event log tells of. */
export async function checkHistory(
    session: Session,
    server: string = names.historyServer,
): Promise<string> {
    const expected = session.ended.map(({ sparkId }) => sparkId);
    const { signal } = session;
    const subject = `${server} to list ${expected.join(", ")} as completed`;
    await until({ subject, seconds: patienceSeconds, signal }, async () => {
        const listed = ((await ask(session, server, "applications?limit=100")) ??
            []) as readonly Listed[];
        const completed = new Set(
            listed
                .filter(({ attempts }) => attempts.every((attempt) => attempt.completed))
                .map(({ id }) => id),
        );
        return expected.every((id) => completed.has(id)) ? completed : undefined;
    });
    for (const id of expected) {
        const jobs = ((await ask(session, server, `applications/${id}/jobs`)) ??
            []) as readonly Job[];
        if (jobs.length === 0 || jobs.some(({ status }) => status !== "SUCCEEDED")) {
            throw new Error(
                `found jobs ${JSON.stringify(jobs.map(({ status }) => status))} in the event log of ${id}, expected succeeded ones`,
            );
        }
    }
    return `lists ${expected.length} completed applications with their jobs`;
}

/** An answer of the History Server's REST API, through the API server's proxy; undefined while there is none. */
async function ask(session: Session, server: string, path: string): Promise<unknown> {
    const { system } = session.plan.namespaces;
    return session.look([
        "--raw",
        `/api/v1/namespaces/${system}/services/${server}:http/proxy/api/v1/${path}`,
    ]);
}

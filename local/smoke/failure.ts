import type { Session } from "./session.ts";

const logLines = 20;
const eventLines = 8;

/** Why an application did not succeed, as far as its driver's log and its pods' events tell. */
export async function describeFailure(
    session: Session,
    application: string,
    error: unknown,
): Promise<string> {
    const pods = `--selector=sparkoperator.k8s.io/app-name=${application}`;
    const role = `${pods},spark-role=driver`;
    const log = await said(session, ["logs", role, `--tail=${logLines}`]);
    const events = await said(session, [
        "get",
        "events",
        "--sort-by=.lastTimestamp",
        "--output=custom-columns=OBJECT:.involvedObject.name,TYPE:.type,REASON:.reason,MESSAGE:.message",
        "--no-headers",
    ]);
    const itsEvents = events
        .split("\n")
        .filter((line) => line.startsWith(application))
        .slice(-eventLines);
    return [
        error instanceof Error ? error.message : String(error),
        "last lines of its driver:",
        indented(log.split("\n")),
        "last events:",
        indented(itsEvents),
    ].join("\n");
}

/** What kubectl says, be it an answer or why there is none. */
async function said(session: Session, args: readonly string[]): Promise<string> {
    try {
        return (await session.kubectl(args)).trimEnd();
    } catch (error) {
        return error instanceof Error ? error.message : String(error);
    }
}

function indented(lines: readonly string[]): string {
    return lines.map((line) => `    ${line}`).join("\n");
}

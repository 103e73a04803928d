import {
    type ApplicationStatus,
    type SparkApplicationSpecification,
    operatorSpec,
} from "../../components/sparkApplication/index.ts";
import { describeFailure } from "./failure.ts";
import { until } from "./polling.ts";
import type { Session } from "./session.ts";

export const apiVersion = "sparkoperator.k8s.io/v1beta2";

/** Three JVMs start one after the other, beside those of other applications and on two cores. */
const patienceSeconds = 420;

/** An application that ended well. */
export interface Ended {
    readonly name: string;

    /** Spark's own name of the run, under which the History Server lists it. */
    readonly sparkId: string;
    readonly driverPod: string;

    /** What its driver printed. */
    readonly log: string;
}

/** The part of a SparkApplication that we read. */
export interface ApplicationObject {
    readonly metadata: { readonly name: string };
    readonly status?: ApplicationStatus & { readonly sparkApplicationId?: string };
}

/** Submits an application and returns when it has succeeded. */
export async function runApplication(
    session: Session,
    part: string,
    specification: SparkApplicationSpecification,
): Promise<Ended> {
    return awaitSuccess(session, await submit(session, part, specification));
}

/** Submits an application and returns its name. */
export async function submit(
    session: Session,
    part: string,
    specification: SparkApplicationSpecification,
): Promise<string> {
    const name = session.nameOf(part);
    const spec = operatorSpec(specification, session.plan.runtime);
    await session.create({ apiVersion, kind: "SparkApplication", metadata: { name }, spec });
    return name;
}

/**
 * Waits for an application's end.
 * @throws Error with its driver's last lines where it fails or does not end.
 */
export async function awaitSuccess(session: Session, name: string): Promise<Ended> {
    const { signal } = session;
    const wait = { subject: `SparkApplication ${name} to end`, seconds: patienceSeconds, signal };
    try {
        const { status } = await until(wait, () => endOf(session, name));
        const driverPod = status?.driverInfo?.podName ?? `${name}-driver`;
        const log = await session.kubectl(["logs", driverPod]);
        const ended = { name, sparkId: status?.sparkApplicationId ?? "", driverPod, log };
        session.ended.push(ended);
        return ended;
    } catch (error) {
        signal.throwIfAborted();
        throw new Error(await describeFailure(session, name, error));
    }
}

async function endOf(session: Session, name: string): Promise<ApplicationObject | undefined> {
    const object = (await session.look(["sparkapplication", name, "--output=json"])) as
        ApplicationObject | undefined;
    const { state, errorMessage } = object?.status?.applicationState ?? {};
    if (state === "FAILED" || state === "SUBMISSION_FAILED") {
        throw new Error(`SparkApplication ${name} ended as ${state} (${errorMessage ?? ""})`);
    }
    return state === "COMPLETED" ? object : undefined;
}

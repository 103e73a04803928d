import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { type ClusterAccess, kubectlArguments } from "../contracts/clusterAccess.ts";
import { lateError } from "./lateError.ts";

/** The part of SparkApplication.status that we read. */
export interface ApplicationStatus {
    readonly applicationState?: { readonly state?: string; readonly errorMessage?: string };
    readonly driverInfo?: { readonly podName?: string };
}

/** States that an application does not leave by itself. */
export const terminalStates = ["COMPLETED", "FAILED", "SUBMISSION_FAILED"] as const;

/** How much of a failed driver's log a person is shown. */
const logLines = 20;

interface Application {
    readonly name: string;
    readonly namespace: string;
    readonly cluster: ClusterAccess;
}

/**
 * State of an application that ended well.
 * @throws lateError with the driver's last lines where it did not.
 */
export async function requireSuccess(
    application: Application,
    status: ApplicationStatus | undefined,
): Promise<string> {
    const { state = "unknown", errorMessage = "no error message" } = status?.applicationState ?? {};
    if (state === "COMPLETED") {
        return state;
    }
    const { name, namespace } = application;
    const pod = status?.driverInfo?.podName ?? `${name}-driver`;
    const log = await driverLog(application, pod);
    throw lateError(
        `sparkApplication "${name}": ended as ${state} (${errorMessage}), COMPLETED is required; ` +
            "change it, or run it once more as it is with `pulumi up --replace` of its URN; " +
            `last lines of its driver, pod ${namespace}/${pod}:\n${log}`,
    );
}

async function driverLog({ namespace, cluster }: Application, pod: string): Promise<string> {
    const args = [
        ...kubectlArguments(cluster, namespace),
        "--request-timeout=10s",
        "logs",
        pod,
        `--tail=${logLines}`,
    ];
    try {
        const { stdout } = await promisify(execFile)("kubectl", args);
        return stdout.trimEnd();
    } catch (error) {
        return `(kubectl could not read it: ${error instanceof Error ? error.message.trim() : String(error)})`;
    }
}

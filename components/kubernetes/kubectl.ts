import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { type ClusterAccess, kubectlArguments } from "../contracts/clusterAccess.ts";

/** How long an answer may take; Hadoop's own patience is minutes. */
const answerSeconds = 60;

/** A list of many workloads is longer than Node's megabyte. */
const answerBytes = 64 * 2 ** 20;

export type Answer =
    | { readonly kind: "answered"; readonly text: string }
    | { readonly kind: "failed"; readonly text: string };

/** Where kubectl asks. */
export interface Place {
    readonly cluster: ClusterAccess;
    readonly namespace: string;
}

/** Has kubectl ask something that changes nothing, from the machine that runs Pulumi. */
export async function askKubectl(
    { cluster, namespace }: Place,
    question: readonly string[],
): Promise<Answer> {
    try {
        const { stdout } = await promisify(execFile)(
            "kubectl",
            [...kubectlArguments(cluster, namespace), ...question],
            { timeout: answerSeconds * 1000, maxBuffer: answerBytes },
        );
        return { kind: "answered", text: stdout };
    } catch (error) {
        const { stderr, message } = error as Error & { readonly stderr?: string };
        return { kind: "failed", text: stderr?.trim() === "" ? message : (stderr ?? message) };
    }
}

import * as pulumi from "@pulumi/pulumi";

import type { Drift } from "../contracts/content.ts";
import { type Answer, type Place, askKubectl } from "../kubernetes/kubectl.ts";
import { scriptsDirectory } from "./scope.ts";

/** Where the content is looked at. */
export interface Client extends Place {
    readonly clientName: string;
}

/** What to ask for, and what the answer comes to. */
export interface Question {
    readonly files: readonly string[];
    readonly directories: readonly string[];

    /** What was found in place of what was declared; undefined where the answer tells nothing. */
    readonly drift: (answer: string) => Drift | undefined;
}

/**
 * What has been lost or changed since it was made. It is asked for before any resource is registered, so a preview shows what will be
 * made again. Who cannot be asked has lost nothing, with a warning: else a store that is down could not be repaired by an `up`.
 */
export async function look(client: Client, question: Question): Promise<Drift> {
    const { files, directories } = question;
    if (files.length + directories.length === 0) {
        return {};
    }
    const answer = await ask(client, [files.join(" "), directories.join(" ")]);
    if (answer.kind === "noClient") {
        return {};
    }
    const drift = answer.kind === "failed" ? undefined : question.drift(answer.text);
    if (drift === undefined) {
        const reason = answer.kind === "failed" ? answer.text.trim() : "its store did not answer";
        await pulumi.log.warn(
            `${client.namespace}/${client.clientName} cannot tell whether content was lost: ${reason}; a later run asks again`,
        );
        return {};
    }
    const now = new Date().toISOString();
    // Two losses of the same kind differ, so that the second is mended as well.
    return Object.fromEntries(
        Object.entries(drift).map(([path, found]) => [path, `${found} (${now})`]),
    );
}

async function ask(
    client: Client,
    paths: readonly string[],
): Promise<Answer | { readonly kind: "noClient" }> {
    const answer = await askKubectl(client, [
        "exec",
        "--pod-running-timeout=1s",
        `deployment/${client.clientName}`,
        "--",
        ...["/bin/sh", "-eu", `${scriptsDirectory}/look.sh`, ...paths],
    ]);
    return answer.kind === "failed" && answer.text.includes("(NotFound)")
        ? { kind: "noClient" }
        : answer;
}

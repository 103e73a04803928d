import { spawn } from "node:child_process";

import type { ClusterAccess } from "../../components/contracts/clusterAccess.ts";
import type { Answer, Cluster } from "./cluster.ts";
import type { PodHost } from "./pods/podHost.ts";

/** How long one question may take, and a little more until kubectl itself is ended. */
const answerSeconds = 10;
const graceSeconds = 2;

interface Access extends ClusterAccess {
    /** Path of kubectl. */
    readonly kubectl: string;

    /** Ends every question that is still open. */
    readonly signal?: AbortSignal;
}

/** The cluster of a stack, asked through kubectl with the stack's own context. A question is put once, however many rules ask it. */
export function kubectlCluster(access: Access): Cluster {
    const asked = new Map<string, Promise<Answer>>();
    const ask = (args: readonly string[], input?: string): Promise<Answer> => {
        const key = JSON.stringify([args, input]);
        const answer = asked.get(key) ?? run(access, args, input);
        asked.set(key, answer);
        return answer;
    };
    return {
        get: (path) => ask(["get", `--raw=${path}`]),
        review: (items) =>
            ask(
                ["create", "--filename=-", "--output=json"],
                JSON.stringify({ apiVersion: "v1", kind: "List", items }),
            ),
        tryOut: (manifest) =>
            ask(
                ["create", "--dry-run=server", "--filename=-", "--output=json"],
                JSON.stringify(manifest),
            ),
    };
}

/** The same cluster as a place for pods of ours. Nothing is remembered, and a removal is not cut off. */
export function kubectlPodHost(access: Access): PodHost {
    const { kubectl, kubeconfig, context } = access;
    const uninterrupted = { kubectl, kubeconfig, context };
    return {
        look: (path) => run(access, ["get", `--raw=${path}`], undefined),
        make: (path, manifest) =>
            run(access, ["create", `--raw=${path}`, "--filename=-"], JSON.stringify(manifest)),
        remove: (path) => run(uninterrupted, ["delete", `--raw=${path}`], undefined),
    };
}

function run(access: Access, args: readonly string[], input: string | undefined): Promise<Answer> {
    const { kubectl, kubeconfig, context, signal } = access;
    const child = spawn(
        kubectl,
        [
            ...(kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`]),
            `--context=${context}`,
            `--request-timeout=${answerSeconds}s`,
            ...args,
        ],
        {
            stdio: ["pipe", "pipe", "pipe"],
            timeout: (answerSeconds + graceSeconds) * 1000,
            killSignal: "SIGKILL",
            ...(signal !== undefined && { signal }),
        },
    );
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdin.on("error", () => undefined).end(input);
    return new Promise((resolve) => {
        child.once("error", ({ message }) => {
            resolve({ kind: "failed", why: message });
        });
        child.once("close", (code) => {
            resolve(code === 0 ? valueOf(out) : refusal(err));
        });
    });
}

/** One document, or a list of those that kubectl prints one after the other; what is no JSON (/readyz) is a value, too. */
function valueOf(text: string): Answer {
    try {
        const documents = text
            .trim()
            .split(/\n(?=\{)/)
            .map((document) => JSON.parse(document) as unknown);
        return {
            kind: "value",
            value: documents.length === 1 ? documents[0] : { items: documents },
        };
    } catch {
        return { kind: "value", value: text };
    }
}

function refusal(text: string): Answer {
    const why = text.trim().split("\n").at(-1) ?? "";
    const kind = /\(NotFound\)/.test(text)
        ? "notFound"
        : /\(Forbidden\)|\(Unauthorized\)/.test(text)
          ? "forbidden"
          : "failed";
    return { kind, why: why === "" ? `no answer within ${answerSeconds} seconds` : why };
}

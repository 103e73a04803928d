import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

import { Refusal } from "../refusal.ts";
import { attempt, run } from "../run.ts";
import type { Cluster } from "./cluster.ts";

export interface GivenCluster {
    /** Path of kubectl. */
    readonly kubectl: string;

    readonly context: string;

    /** @default the files of KUBECONFIG, else ~/.kube/config */
    readonly kubeconfig?: string;
}

/** Longest time that a cluster gets for its answer. */
const answerSeconds = 10;

const defaultClassAnnotation = "storageclass.kubernetes.io/is-default-class";

/** The cluster that the user names, once it has answered and shown what the platform needs of it. */
export async function useGivenCluster(given: GivenCluster): Promise<Cluster> {
    const kubeconfig = await kubeconfigWith(given);
    const cluster = { ...given, kubeconfig };
    const [system, classes] = await Promise.all([
        read<{ metadata: { uid: string } }>(cluster, "/api/v1/namespaces/kube-system"),
        read<{ items: readonly StorageClass[] }>(cluster, "/apis/storage.k8s.io/v1/storageclasses"),
    ]);
    if (!classes.items.some(isDefault)) {
        const names = classes.items.map(({ metadata }) => metadata.name).join(", ") || "none";
        throw new Refusal(
            `context "${given.context}": found no default StorageClass (there are: ${names}), needs one for the platform's volumes; annotate one with ${defaultClassAnnotation}=true`,
        );
    }
    return { origin: "given", kubeconfig, context: given.context, identity: system.metadata.uid };
}

interface StorageClass {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
}

function isDefault({ metadata }: StorageClass): boolean {
    return metadata.annotations?.[defaultClassAnnotation] === "true";
}

/** The first kubeconfig that knows the context. */
async function kubeconfigWith({ kubectl, context, kubeconfig }: GivenCluster): Promise<string> {
    const files = (kubeconfig === undefined ? usersKubeconfigs() : [kubeconfig]).filter(existsSync);
    const known: string[] = [];
    for (const file of files) {
        const args = ["--kubeconfig", file, "config", "get-contexts", "--output=name"];
        const names = (await run(kubectl, args)).split("\n").filter((name) => name !== "");
        if (names.includes(context)) {
            return file;
        }
        known.push(...names);
    }
    throw new Refusal(
        `context "${context}": not in ${files.join(", ") || "any kubeconfig"}, which knows ${known.join(", ") || "none"}; name one of these or set KUBECONFIG`,
    );
}

function usersKubeconfigs(): readonly string[] {
    const variable = process.env["KUBECONFIG"] ?? "";
    const files = variable.split(delimiter).filter((file) => file !== "");
    return files.length > 0 ? files : [join(homedir(), ".kube", "config")];
}

/** One answer of the API server, by one request: kubectl's discovery would ask a dead server several times. */
async function read<T>(
    { kubectl, kubeconfig, context }: Required<GivenCluster>,
    path: string,
): Promise<T> {
    const connection = ["--kubeconfig", kubeconfig, "--context", context];
    const { code, stdout, stderr } = await attempt(
        kubectl,
        [...connection, `--request-timeout=${String(answerSeconds - 1)}s`, "get", "--raw", path],
        { timeout: answerSeconds * 1000 },
    );
    if (code !== 0) {
        const reason =
            stderr.trim().split("\n").at(-1) || `no answer in ${String(answerSeconds)} s`;
        throw new Refusal(
            `context "${context}": ${await serverOf(kubectl, connection)} does not answer for ${path} (${reason}); start that cluster, log in to it, or name another context`,
        );
    }
    return JSON.parse(stdout) as T;
}

async function serverOf(kubectl: string, connection: readonly string[]): Promise<string> {
    const path = "-o=jsonpath={.clusters[0].cluster.server}";
    return (await run(kubectl, [...connection, "config", "view", "--minify", path])).trim();
}

import type { Finding } from "../rule.ts";
import type { Answer, Cluster } from "./cluster.ts";

export function pass(evidence: string): Finding {
    return { outcome: "pass", evidence };
}

export function fail(evidence: string): Finding {
    return { outcome: "fail", evidence };
}

export function unknown(evidence: string): Finding {
    return { outcome: "unknown", evidence };
}

/** Thrown where a rule cannot be decided because the cluster or the state does not tell. */
export class Untold extends Error {}

/** What a look found, and that it cannot be told where something does not tell. */
export async function orUnknown(
    look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
    try {
        return await look();
    } catch (error) {
        if (error instanceof Untold) {
            return [unknown(error.message)];
        }
        throw error;
    }
}

/** What a path holds; nothing where there is no such thing. */
export async function found<T>(cluster: Cluster, path: string): Promise<T | undefined> {
    const answer = await cluster.get(path);
    switch (answer.kind) {
        case "value":
            return answer.value as T;
        case "notFound":
            return undefined;
        case "forbidden":
        case "failed":
            throw new Untold(`${path}: ${answer.why}`);
    }
}

/** The items of a list. */
export async function listed<T>(cluster: Cluster, path: string): Promise<readonly T[]> {
    const list = await found<{ readonly items?: readonly T[] }>(cluster, path);
    return list?.items ?? [];
}

/** What a review says. */
export async function reviewed<T>(
    cluster: Cluster,
    reviews: readonly object[],
): Promise<readonly T[]> {
    const answer: Answer = await cluster.review(reviews);
    if (answer.kind !== "value") {
        throw new Untold(answer.why);
    }
    const value = answer.value as { readonly items?: readonly T[] };
    return value.items ?? [answer.value as T];
}

import { Untold, reviewed } from "./answers.ts";
import type { Cluster } from "./cluster.ts";
import type { Right } from "./neededRights.ts";

/** How many reviews one command puts: the API is asked of them one after the other, and may have each from a webhook. */
const batchSize = 15;

/** @source https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/self-subject-access-review-v1/ */
const everyVerb = "*";

interface Rules {
    readonly status?: { readonly resourceRules?: readonly Rule[] };
}

interface Rule {
    readonly verbs: readonly string[];
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
    readonly resourceNames?: readonly string[];
}

interface Review {
    readonly status?: { readonly allowed?: boolean };
}

/**
 * Those of the rights that whoever asks does not have. What the rules of a namespace grant is not asked again; they may be incomplete or
 * kept back, and are of no use for what is in no namespace. So of the rest it is asked whether all may be done with a resource, and
 * one by one where it may not.
 */
export async function refusedRights(
    cluster: Cluster,
    rights: readonly Right[],
): Promise<readonly Right[]> {
    const namespaces = [...new Set(rights.flatMap(({ namespace }) => namespace ?? []))];
    const rules = await rulesOf(cluster, namespaces);
    const open = rights.filter(
        (right) =>
            right.namespace === undefined ||
            !(rules.get(right.namespace) ?? []).some((rule) => grants(rule, right)),
    );
    const byResource = Map.groupBy(open, keyOfResource);
    const whole = [...byResource.values()].flatMap(([right, ...more]) =>
        right === undefined || more.length === 0 ? [] : [{ ...right, verb: everyVerb }],
    );
    const notWhole = new Set((await refusedOf(cluster, whole)).map(keyOfResource));
    return refusedOf(
        cluster,
        [...byResource].flatMap(([key, rights]) =>
            rights.length === 1 || notWhole.has(key) ? rights : [],
        ),
    );
}

function keyOfResource({ group, resource, namespace }: Right): string {
    return JSON.stringify([group, resource, namespace]);
}

/** Those that a review of each refuses. */
async function refusedOf(cluster: Cluster, rights: readonly Right[]): Promise<readonly Right[]> {
    const batches = Array.from({ length: Math.ceil(rights.length / batchSize) }, (_, index) =>
        rights.slice(index * batchSize, (index + 1) * batchSize),
    );
    const refused = await Promise.all(
        batches.map(async (batch) => {
            const reviews = await reviewed<Review>(cluster, batch.map(accessReviewOf));
            return batch.filter((_, index) => reviews[index]?.status?.allowed !== true);
        }),
    );
    return refused.flat();
}

/** Of each namespace; answers do not repeat what they are for, and come in the order of the questions. */
async function rulesOf(
    cluster: Cluster,
    namespaces: readonly string[],
): Promise<ReadonlyMap<string, readonly Rule[]>> {
    try {
        const answers = await reviewed<Rules>(
            cluster,
            namespaces.map((namespace) => reviewOf("SelfSubjectRulesReview", { namespace })),
        );
        return new Map(
            namespaces.map((name, index) => [name, answers[index]?.status?.resourceRules ?? []]),
        );
    } catch (error) {
        if (error instanceof Untold) {
            return new Map();
        }
        throw error;
    }
}

function accessReviewOf({ group, resource, verb, namespace }: Right): object {
    const [name = "", subresource] = resource.split("/");
    return reviewOf("SelfSubjectAccessReview", {
        resourceAttributes: {
            ...{ group, resource: name, verb },
            ...(subresource !== undefined && { subresource }),
            ...(namespace !== undefined && { namespace }),
        },
    });
}

function reviewOf(kind: string, spec: object): object {
    return { apiVersion: "authorization.k8s.io/v1", kind, spec };
}

function grants(rule: Rule, { group, resource, verb }: Right): boolean {
    const has = (names: readonly string[] | undefined, name: string): boolean =>
        names?.some((each) => each === "*" || each === name) ?? false;
    return (
        (rule.resourceNames ?? []).length === 0 &&
        has(rule.verbs, verb) &&
        has(rule.apiGroups, group) &&
        has(rule.resources, resource)
    );
}

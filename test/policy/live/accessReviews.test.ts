import assert from "node:assert/strict";

import { refusedRights } from "../../../policy/live/accessReviews.ts";
import type { Cluster } from "../../../policy/live/cluster.ts";
import type { Right } from "../../../policy/live/neededRights.ts";

interface Asked {
    readonly kind: string;
    readonly spec: {
        readonly namespace?: string;
        readonly resourceAttributes?: Readonly<Record<string, string>>;
    };
}

/** A cluster that tells the rules of each namespace, or keeps them back, and refuses what it is asked one by one but for a few. */
class Refusing implements Cluster {
    readonly batches: (readonly string[])[] = [];
    readonly #rules: Readonly<Record<string, object>> | undefined;
    readonly #allowed: readonly string[];

    constructor(rules?: Readonly<Record<string, object>>, ...allowed: readonly string[]) {
        this.#rules = rules;
        this.#allowed = allowed;
    }

    review(reviews: readonly object[]): ReturnType<Cluster["review"]> {
        const asked = reviews as readonly Asked[];
        const access = asked.filter(({ kind }) => kind === "SelfSubjectAccessReview");
        if (access.length > 0) {
            this.batches.push(access.map(wordsOf));
        }
        const rules = this.#rules;
        if (access.length === 0 && rules === undefined) {
            return Promise.resolve({ kind: "forbidden", why: "rules are kept back" });
        }
        // As the API does: it repeats no namespace.
        const items = asked.map((review) => {
            const { kind, spec } = review;
            const rule = rules?.[spec.namespace ?? ""];
            return kind === "SelfSubjectRulesReview"
                ? { kind, spec: {}, status: { resourceRules: rule === undefined ? [] : [rule] } }
                : { kind, status: { allowed: this.#allowed.includes(wordsOf(review)) } };
        });
        return Promise.resolve({ kind: "value", value: { items } });
    }

    get(): never {
        throw new Error("nothing is read");
    }

    tryOut(): never {
        throw new Error("nothing is tried out");
    }
}

function wordsOf({ spec }: Asked): string {
    return Object.values(spec.resourceAttributes ?? {}).join(" ");
}

const inJobs = { group: "apps", namespace: "spark-jobs" };
const make: Right = { ...inJobs, resource: "deployments", verb: "create" };
const wide = { verbs: ["*"], apiGroups: ["*"], resources: ["*"] };

describe("rights that are asked for", () => {
    it("are not asked one by one where a rule of their namespace grants them", async () => {
        const elsewhere = { ...make, namespace: "spark-system" };
        const cluster = new Refusing({ "spark-jobs": wide });

        assert.deepEqual(await refusedRights(cluster, [elsewhere, make]), [elsewhere]);
        assert.deepEqual(cluster.batches, [["apps deployments create spark-system"]]);
    });

    it("are asked one by one where the rules are kept back", async () => {
        const cluster = new Refusing();

        assert.deepEqual(await refusedRights(cluster, [make]), [make]);
        assert.deepEqual(cluster.batches, [["apps deployments create spark-jobs"]]);
    });

    for (const [about, rule] of [
        ["another verb", { ...wide, verbs: ["get"] }],
        ["another group", { ...wide, apiGroups: [""] }],
        ["another resource", { ...wide, resources: ["deployments/scale"] }],
        ["one object alone", { ...wide, resourceNames: ["minio"] }],
    ] as const) {
        it(`are asked one by one where a rule is for ${about}`, async () => {
            const cluster = new Refusing({ "spark-jobs": rule });

            assert.deepEqual(await refusedRights(cluster, [make]), [make]);
            assert.deepEqual(cluster.batches, [["apps deployments create spark-jobs"]]);
        });
    }

    it("are asked one by one where they are in no namespace, whatever a namespace's rules say", async () => {
        const right = { ...make, resource: "clusterroles", namespace: undefined };
        const cluster = new Refusing({ "spark-jobs": wide });

        assert.deepEqual(await refusedRights(cluster, [make, right]), [right]);
        assert.deepEqual(cluster.batches, [["apps clusterroles create"]]);
    });

    it("name what is below a resource apart", async () => {
        const cluster = new Refusing();

        await refusedRights(cluster, [{ ...make, group: "", resource: "pods/exec" }]);

        assert.deepEqual(cluster.batches, [[" pods create exec spark-jobs"]]);
    });

    it("are asked once for all that is done with a resource where all may be", async () => {
        const all = ["get", "create", "delete"].map((verb) => ({ ...make, verb }));
        const cluster = new Refusing(undefined, "apps deployments * spark-jobs");

        assert.deepEqual(await refusedRights(cluster, all), []);
        assert.deepEqual(cluster.batches, [["apps deployments * spark-jobs"]]);
    });

    it("are asked one by one where not all may be done with a resource", async () => {
        const look = { ...make, verb: "get" };
        const elsewhere = [make, look].map((right) => ({ ...right, namespace: "spark-system" }));
        const cluster = new Refusing(
            undefined,
            "apps deployments get spark-jobs",
            "apps deployments * spark-system",
        );

        assert.deepEqual(await refusedRights(cluster, [make, look, ...elsewhere]), [make]);
        assert.deepEqual(cluster.batches, [
            ["apps deployments * spark-jobs", "apps deployments * spark-system"],
            ["apps deployments create spark-jobs", "apps deployments get spark-jobs"],
        ]);
    });

    it("are put in batches that a cluster which asks a webhook answers in time", async () => {
        const cluster = new Refusing();
        const rights = Array.from({ length: 40 }, (_, index) => ({ ...make, verb: `v${index}` }));

        assert.deepEqual(await refusedRights(cluster, rights), rights);
        assert.deepEqual(
            cluster.batches.map(({ length }) => length),
            [1, 15, 15, 10],
        );
    });
});

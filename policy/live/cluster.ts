/** What a cluster said to a question; `why` is its own words, or ours where it said nothing. */
export type Answer =
    | { readonly kind: "value"; readonly value: unknown }
    | { readonly kind: "notFound" | "forbidden" | "failed"; readonly why: string };

/** A cluster that can be asked. It is told nothing. */
export interface Cluster {
    /** What a path of its API holds: "/api/v1/nodes". */
    get(path: string): Promise<Answer>;

    /** What the API says to each of these reviews: it makes no object of them. */
    review(reviews: readonly object[]): Promise<Answer>;

    /** What the API and its webhooks say to an object, which is not made. */
    tryOut(manifest: object): Promise<Answer>;
}

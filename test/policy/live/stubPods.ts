import type { PodAnswer, PodQuestion, Pods } from "../../../policy/live/pods/pods.ts";

/** An answer by a part of its question: "spark-jobs/spark resolve minio". */
export type Said = Readonly<Record<string, PodAnswer>>;

/** Address of the good cluster's node, where nobody listens. */
export const nodeAddress = "10.9.0.1";

/** What a healthy cluster says to each kind of question. */
const healthy: Said = {
    [`connect ${nodeAddress}`]: { kind: "refused", text: "Connection refused" },
    " connect ": { kind: "answered", text: "" },
    " resolve ": { kind: "answered", text: "10.0.0.1" },
    " reverse ": { kind: "answered", text: "a.name" },
    " fetch ": { kind: "answered", text: "200 {}" },
    " head ": { kind: "answered", text: "200" },
    " store list ": { kind: "answered", text: "200 <Contents><Key>eventlogs/</Key></Contents>" },
    " store head ": { kind: "answered", text: "200" },
    " store upload ": { kind: "answered", text: "400 <Code>BadDigest</Code>" },
    " pull ": { kind: "answered", text: "" },
    " file ": { kind: "answered", text: "" },
};

/** Pods that answer from a table; what stands in none is answered as in a healthy cluster. */
export function stubPods(said: Said = {}): Pods {
    const table = Object.entries({ ...said, ...healthy });
    return {
        ask: (questions) =>
            Promise.resolve(
                questions.map((question) => {
                    const words = wordsOf(question);
                    const [, answer] = table.find(([part]) => words.includes(part)) ?? [];
                    if (answer === undefined) {
                        throw new Error(`no pod of the healthy cluster knows "${words}"`);
                    }
                    return answer;
                }),
            ),
    };
}

const order: readonly string[] = [
    "kind",
    "request",
    "image",
    "host",
    "address",
    "url",
    "path",
    "port",
    "by",
];

function wordsOf({ subject, inquiry }: PodQuestion): string {
    const words = Object.entries(inquiry)
        .filter(([key]) => key !== "region" && key !== "credentials")
        .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
        .map(([, word]) => (typeof word === "object" ? JSON.stringify(word) : String(word)));
    return [`${subject.namespace}/${subject.serviceAccount}`, ...words].join(" ");
}

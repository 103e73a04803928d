import assert from "node:assert/strict";

import type { Answer } from "../../../../policy/live/cluster.ts";
import { askingPods } from "../../../../policy/live/pods/askingPods.ts";
import type { PodHost } from "../../../../policy/live/pods/podHost.ts";
import type { PodQuestion } from "../../../../policy/live/pods/pods.ts";
import { goodPlan } from "../../support/goodStack.ts";
import { type Contents, stubCluster } from "../stubCluster.ts";

const jobs = { namespace: "spark-jobs", serviceAccount: "spark" };
const livy = { namespace: "apache-livy", serviceAccount: "livy" };
const there: Contents = Object.fromEntries(
    [jobs, livy].flatMap(({ namespace, serviceAccount }) => [
        [`/api/v1/namespaces/${namespace}`, {}],
        [`/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccount}`, {}],
    ]),
);

function resolve(host: string, subject = jobs): PodQuestion {
    return { subject, inquiry: { kind: "resolve", host } };
}

function pullOf(image: string): PodQuestion {
    const by = { kind: "oneOf", nodes: ["node"] } as const;
    return { subject: jobs, inquiry: { kind: "pull", image, by } };
}

const pull = pullOf("team/pi:1");

function value(held: unknown): Answer {
    return { kind: "value", value: held };
}

/** A place that remembers what is made in it, and where every pod comes to the same end. */
class StubHost implements PodHost {
    readonly pods = new Set<string>();
    readonly made: string[] = [];
    readonly #status: object;
    readonly #log: string;
    readonly #leftOver: object[];

    constructor({ status = ended, log = "0\t0\t10.0.0.1\n", leftOver = [] as object[] } = {}) {
        this.#status = status;
        this.#log = log;
        this.#leftOver = leftOver;
    }

    look(path: string): Promise<Answer> {
        if (path.includes("labelSelector")) {
            return Promise.resolve(value({ items: this.#leftOver }));
        }
        return Promise.resolve(
            value(path.includes("/log?container=probe") ? this.#log : { status: this.#status }),
        );
    }

    make(path: string, manifest: object): Promise<Answer> {
        const { metadata } = manifest as { metadata: { name: string } };
        this.pods.add(`${path}/${metadata.name}`);
        this.made.push(path);
        return Promise.resolve(value(manifest));
    }

    remove(path: string): Promise<Answer> {
        this.pods.delete(path);
        return Promise.resolve(value({}));
    }
}

const ended: object = { containerStatuses: [{ name: "probe", state: { terminated: {} } }] };

interface Asked {
    readonly host?: PodHost;
    readonly contents?: Contents;
    readonly refused?: readonly string[];
    readonly signal?: AbortSignal;
    readonly warn?: (line: string) => void;
}

const now = new Date("2026-12-01T12:00:00Z");

function podsIn({
    host = new StubHost(),
    contents = there,
    refused = [],
    signal = new AbortController().signal,
    warn = (line) => assert.fail(line),
}: Asked): ReturnType<typeof askingPods> {
    const cluster = stubCluster({ contents, refused });
    const state = { exported: never, revealed: never };
    const tools = { kubectl: never, pulumi: never };
    const world = { plan: goodPlan, stackLabel: "sparkstead.dev", cluster, state, tools, now };
    return askingPods({ world, host, signal, warn });
}

/** No pod asks for the state, or for programs. */
function never(): Promise<never> {
    return Promise.reject(new Error("this is not asked for"));
}

describe("pods that ask", () => {
    it("are one for each namespace and account, and gone when they have answered", async () => {
        const host = new StubHost({ log: "0\t0\t10.0.0.1\n1\t6\t\n" });

        const answers = await podsIn({ host }).ask([
            resolve("a"),
            resolve("c", livy),
            resolve("b"),
        ]);

        assert.deepEqual(answers, [
            { kind: "answered", text: "10.0.0.1" },
            { kind: "answered", text: "10.0.0.1" },
            { kind: "unresolved", text: "" },
        ]);
        assert.deepEqual(host.made.sort(), [
            "/api/v1/namespaces/apache-livy/pods",
            "/api/v1/namespaces/spark-jobs/pods",
        ]);
        assert.equal(host.pods.size, 0);
    });

    it("ask for each image in a pod of its own, so that nothing else waits for a registry", async () => {
        const host = new StubHost();
        const make = host.make.bind(host);
        const containers: (readonly string[])[] = [];
        host.make = (path, manifest) => {
            const { spec } = manifest as { spec: { containers: readonly { image: string }[] } };
            containers.push(spec.containers.map(({ image }) => image));
            return make(path, manifest);
        };
        const interruption = new AbortController();
        setTimeout(() => {
            interruption.abort();
        }, 50);

        const asked = podsIn({ host, signal: interruption.signal });
        await asked.ask([pull, resolve("a"), pullOf("team/other:1"), resolve("b")]);

        assert.deepEqual(containers, [
            ["team/pi:1"],
            [goodPlan.images.references.probe],
            ["team/other:1"],
        ]);
    });

    for (const [about, asked, why] of [
        ["a namespace that is not made yet", { contents: {} }, "spark-jobs is not made yet"],
        [
            "an account that is not made yet",
            { contents: { "/api/v1/namespaces/spark-jobs": {} } },
            "ServiceAccount spark-jobs/spark is not made yet",
        ],
        [
            "a namespace where no pods may be made",
            { refused: ["pods in spark-jobs"] },
            "may not create pods in namespace spark-jobs",
        ],
        [
            "a cluster that does not tell",
            { contents: { "/api/v1/namespaces/spark-jobs": new Error("refused") } },
            "refused",
        ],
    ] as const) {
        it(`are not made for ${about}, which is said`, async () => {
            const host = new StubHost();

            const [answer] = await podsIn({ host, ...asked }).ask([resolve("a")]);

            assert.equal(answer?.kind, "unasked");
            assert.ok(answer.text.includes(why), answer.text);
            assert.deepEqual(host.made, []);
        });
    }

    it("say why their image did not come, and are removed", async () => {
        const waiting = { reason: "ErrImagePull", message: "no such host" };
        const host = new StubHost({
            status: { containerStatuses: [{ name: "probe", state: { waiting } }] },
            log: "",
        });

        const answers = await podsIn({ host }).ask([resolve("a")]);

        assert.deepEqual(answers, [{ kind: "unasked", text: "ErrImagePull: no such host" }]);
        assert.equal(host.pods.size, 0);
    });

    for (const [reason, kind] of [
        ["ErrImagePull", "refused"],
        ["ImagePullBackOff", "refused"],
        ["ErrImageNeverPull", "refused"],
        ["InvalidImageName", "refused"],
        // The image has no such command, or would be root: but it is there.
        ["CreateContainerError", "answered"],
        ["RunContainerError", "answered"],
    ] as const) {
        it(`take an image for ${kind} whose container waits for ${reason}`, async () => {
            const state = { waiting: { reason, message: "so" } };
            const host = new StubHost({
                status: { containerStatuses: [{ name: "pull-0", state }] },
            });

            const [answer] = await podsIn({ host }).ask([pull]);

            assert.equal(answer?.kind, kind);
        });
    }

    it("take an image for there whose container has ended, though it says nothing", async () => {
        const state = { terminated: {} };
        const host = new StubHost({
            status: { containerStatuses: [{ name: "pull-0", state }] },
            log: "",
        });

        assert.deepEqual(await podsIn({ host }).ask([pull]), [{ kind: "answered", text: "" }]);
    });

    it("leave it open whether an image comes that takes too long", async () => {
        const interruption = new AbortController();
        setTimeout(() => {
            interruption.abort();
        }, 50);

        const [answer] = await podsIn({
            host: new StubHost({ status: {} }),
            signal: interruption.signal,
        }).ask([pull]);

        assert.equal(answer?.kind, "unasked");
    });

    it("say what they were answered before they had to be ended", async () => {
        const interruption = new AbortController();
        const host = new StubHost({ status: {}, log: "0\t0\t10.0.0.1\n" });
        setTimeout(() => {
            interruption.abort();
        }, 50);

        const answers = await podsIn({ host, signal: interruption.signal }).ask([
            resolve("a"),
            resolve("slow"),
        ]);

        assert.deepEqual(answers[0], { kind: "answered", text: "10.0.0.1" });
        assert.equal(answers[1]?.kind, "unasked");
        assert.match(answers[1].text, /did not end within \d+ s/);
    });

    it("are not made after an interruption, which is said", async () => {
        const host = new StubHost();

        const answers = await podsIn({ host, signal: AbortSignal.abort() }).ask([resolve("a")]);

        assert.deepEqual(answers, [
            { kind: "unasked", text: "the look was ended before a pod could ask" },
        ]);
        assert.deepEqual(host.made, []);
    });

    it("are removed after an interruption, with what kept them as the reason", async () => {
        const interruption = new AbortController();
        const host = new StubHost({ status: { conditions: [{ message: "0/1 nodes" }] }, log: "" });

        const asking = podsIn({ host, signal: interruption.signal }).ask([resolve("a")]);
        setTimeout(() => {
            interruption.abort();
        }, 50);

        assert.match((await asking)[0]?.text ?? "", /did not end within \d+ s: 0\/1 nodes/);
        assert.equal(host.made.length, 1);
        assert.equal(host.pods.size, 0);
    });

    it("are removed when they are refused, too: the answer may have been lost alone", async () => {
        const host = new StubHost();
        const make = host.make.bind(host);
        host.make = async (path, manifest) => {
            await make(path, manifest);
            return { kind: "failed", why: "no answer within 10 seconds" };
        };

        const [answer] = await podsIn({ host }).ask([resolve("a")]);

        assert.match(answer?.text ?? "", /no pod of ours is admitted to spark-jobs: no answer/);
        assert.equal(host.pods.size, 0);
    });

    it("take away those that a killed command left, and no others", async () => {
        const collection = "/api/v1/namespaces/spark-jobs/pods";
        const longAgo = "2026-12-01T11:58:00Z";
        const justNow = "2026-12-01T11:59:00Z";
        const leftOver = (
            [
                ["stopped", justNow, { phase: "Failed", reason: "DeadlineExceeded" }],
                ["old", longAgo, { phase: "Succeeded" }],
                ["broken", longAgo, { phase: "Failed" }],
                ["being-read", justNow, { phase: "Succeeded" }],
                ["another's", longAgo, { phase: "Running" }],
            ] as const
        ).map(([name, creationTimestamp, status]) => ({
            metadata: { name, creationTimestamp },
            status,
        }));
        const host = new StubHost({ leftOver });
        for (const { metadata } of leftOver) {
            host.pods.add(`${collection}/${metadata.name}`);
        }

        await podsIn({ host }).ask([resolve("a")]);

        assert.deepEqual(
            [...host.pods],
            ["being-read", "another's"].map((name) => `${collection}/${name}`),
        );
    });

    it("say which of them could not be removed, and why", async () => {
        const host = new StubHost();
        const lines: string[] = [];
        host.remove = () => Promise.resolve({ kind: "forbidden", why: "pods is forbidden" });

        await podsIn({ host, warn: (line) => lines.push(line) }).ask([resolve("a")]);

        assert.equal(lines.length, 1);
        assert.match(
            lines[0] ?? "",
            /^pod spark-jobs\/preflight-[0-9a-f]{8} of the checklist stays: pods is forbidden; /,
        );
    });

    it("are not missed where they are gone already", async () => {
        const host = new StubHost();
        host.remove = () => Promise.resolve({ kind: "notFound", why: "not found" });

        const [answer] = await podsIn({ host }).ask([resolve("a")]);

        assert.equal(answer?.kind, "answered");
    });

    it("leave a question unanswered that they died of", async () => {
        const answers = await podsIn({ host: new StubHost({ log: "" }) }).ask([resolve("a")]);

        assert.match(answers[0]?.text ?? "", /^pod preflight-[0-9a-f]{8} ended without an answer$/);
    });
});

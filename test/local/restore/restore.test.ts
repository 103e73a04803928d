import assert from "node:assert/strict";

import { Refusal } from "../../../local/refusal.ts";
import { restore, restoreJob } from "../../../local/restore/restore.ts";
import { at } from "../../support/world.ts";

const variables = ["PGHOST", "DATABASE", "FROM", "INTO", "OVERWRITE"].map((name) => ({
    name,
    value: name === "PGHOST" ? "db" : "",
}));
const template = {
    spec: {
        jobTemplate: {
            spec: {
                backoffLimit: 0,
                template: {
                    metadata: { labels: { app: "restore" } },
                    spec: {
                        enableServiceLinks: false,
                        initContainers: [{ name: "fetch", env: variables }],
                        containers: [{ name: "restore", env: variables }],
                    },
                },
            },
        },
    },
};

describe("npm run restore", () => {
    it("asks by the environment of both steps, and leaves the rest as the platform has it", () => {
        const job = restoreJob("r", template, {
            database: "metastore",
            from: "postgres/metastore/1.dump",
            into: "trial",
            overwrites: true,
        });

        const pod = at(job, "spec", "template", "spec");
        for (const containers of ["initContainers", "containers"]) {
            assert.deepEqual(at(pod, containers, 0, "env"), [
                { name: "PGHOST", value: "db" },
                { name: "DATABASE", value: "metastore" },
                { name: "FROM", value: "postgres/metastore/1.dump" },
                { name: "INTO", value: "trial" },
                { name: "OVERWRITE", value: "yes" },
            ]);
        }
        assert.equal(at(pod, "enableServiceLinks"), false);
        assert.equal(at(job, "spec", "backoffLimit"), 0);
        assert.deepEqual(at(job, "spec", "template", "metadata"), { labels: { app: "restore" } });
    });

    it("takes the newest dump into the same database, and only an empty one, unless told otherwise", () => {
        const job = restoreJob("r", template, { database: "metastore", overwrites: false });

        assert.deepEqual(at(job, "spec", "template", "spec", "containers", 0, "env", 2), {
            name: "FROM",
            value: "",
        });
        assert.deepEqual(at(job, "spec", "template", "spec", "containers", 0, "env", 4), {
            name: "OVERWRITE",
            value: "",
        });
    });

    it("refuses a name that SQL could take for more", () => {
        assert.throws(
            () => restoreJob("r", template, { database: "m", into: 'x"; --', overwrites: false }),
            Refusal,
        );
    });

    for (const [type, what] of [
        ["Complete", "returns the Job's words and removes the Job"],
        ["Failed", "refuses with the Job's words and removes the Job"],
    ] as const) {
        it(what, async () => {
            const verbs: string[] = [];
            const kubectl = (args: readonly string[]): Promise<string> => {
                verbs.push(
                    args
                        .slice(0, 2)
                        .join(" ")
                        .replace(/-[0-9a-f]{6}$/, ""),
                );
                const answers: Readonly<Record<string, string>> = {
                    "get cronjob": JSON.stringify(template),
                    "get job": JSON.stringify({
                        status: { conditions: [{ type, status: "True" }] },
                    }),
                    "logs job/restore": "the words\n",
                };
                return Promise.resolve(answers[verbs.at(-1) ?? ""] ?? "");
            };

            const restored = restore(
                { kubectl, namespace: "system", template: "restore" },
                { database: "metastore", overwrites: false },
            );

            if (type === "Complete") {
                assert.equal(await restored, "the words");
            } else {
                await assert.rejects(restored, /metastore was not restored: the words/);
            }
            assert.equal(verbs.at(-1), "delete job");
        });
    }
});

import assert from "node:assert/strict";

import { neededRights } from "../../../policy/live/neededRights.ts";
import { planWith } from "../../support/config.ts";
import { stackWith, stacks } from "../../support/stacks.ts";
import { at } from "../../support/world.ts";

/** What the operator's chart makes; mocks do not render it. */
const ofChart: readonly string[] = [
    ...["clusterroles", "clusterrolebindings", "customresourcedefinitions"],
    ...["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
    ...["spark-system/serviceaccounts", "spark-system/roles", "spark-system/rolebindings"],
];

const small = {};
const single = { fileSystem: { kind: "hdfs", nameNodes: { mode: "single" } } };
const tiny = {
    fileSystem: {
        kind: "hdfs",
        nameNodes: {
            ...{ mode: "single", volume: { kind: "hostPath" }, nodeSelector: { role: "name" } },
        },
        replication: 1,
        dataNodes: { kind: "daemonSet", expectedDataNodes: 1 },
    },
    metastore: { kind: "hive" },
    sqlDatabase: { kind: "postgres", backup: { kind: "off" } },
};

describe("the rights that `up` takes", () => {
    for (const [name, raw] of Object.entries({ ...stacks, small, single, tiny })) {
        it(`are to make what stack ${name} has, and nothing else`, async () => {
            const { resources } = await stackWith(raw);
            const made = resources
                .map(({ type, inputs }) => ({
                    kind: /^kubernetes:(?!helm).*:(\w+)$/.exec(type)?.[1],
                    namespace: at(inputs, "metadata", "namespace"),
                }))
                .filter(({ kind }) => kind !== undefined)
                .map(({ kind, namespace }) => placed(pluralOf(kind ?? ""), namespace));
            const uploads = resources
                .filter(({ type }) => type === "command:local:Command")
                .flatMap(({ inputs }) =>
                    [...(/--namespace=([\w-]+)/g.exec(String(inputs["create"])) ?? [])].slice(1),
                )
                .map((namespace) => placed("pods/exec", namespace));

            const rights = neededRights(planWith(raw))
                .filter(({ verb }) => verb === "create")
                .map(({ resource, namespace }) => placed(resource, namespace));

            assert.deepEqual(
                [...new Set(rights)].sort(),
                [...new Set([...made, ...uploads, ...ofChart])].sort(),
            );
        });
    }

    it("are to look, apply, wait and take away, each asked once", () => {
        const rights = neededRights(planWith(stacks["external"]));
        const words = rights.map(({ group, resource, verb, namespace }) =>
            [namespace, group, resource, verb].join(" "),
        );

        assert.deepEqual(
            rights
                .filter(
                    ({ resource, namespace }) => resource === "roles" && namespace === "spark-jobs",
                )
                .map(({ verb }) => verb),
            ["get", "list", "watch", "create", "patch", "delete"],
        );
        assert.ok(words.includes("spark-jobs rbac.authorization.k8s.io roles delete"));
        assert.ok(words.includes("spark-system  pods watch"));
        assert.equal(new Set(words).size, words.length);
    });
});

function pluralOf(kind: string): string {
    const lower = kind.toLowerCase();
    return lower.endsWith("s") ? `${lower}es` : `${lower}s`;
}

function placed(resource: string, namespace: unknown): string {
    return typeof namespace === "string" ? `${namespace}/${resource}` : resource;
}

import assert from "node:assert/strict";

import { goTools } from "../../../local/builds/goTool.ts";
import { type AskedWorld, askCluster } from "../../../policy/live/askCluster.ts";
import type { StackExport } from "../../../policy/live/stackState.ts";
import { triedPulumi } from "../../../policy/probes/haveTheTools.ts";
import { rules } from "../../../policy/rules.ts";
import { goodPlan } from "../support/goodStack.ts";
import type { Case } from "./case.ts";
import { jobs } from "./caseParts.ts";
import { podCases } from "./podCases.ts";
import { password, stateWith } from "./stackState.ts";
import { encoded, goodContents, list, stubCluster } from "./stubCluster.ts";
import { stubPods } from "./stubPods.ts";
import { clusterCases } from "./clusterCases.ts";
import { imageCases } from "./imageCases.ts";
import { leakCases } from "./leakCases.ts";
import { rightsCases } from "./rightsCases.ts";
import { roomCases } from "./roomCases.ts";
import { secretCases } from "./secretCases.ts";
import { webhookCases } from "./webhookCases.ts";
import { workloadCases } from "./workloadCases.ts";

/** Which of the rules have something to ask at a moment. */
function asked(moment: "live" | "after", ids: readonly string[]): string[] {
    return rules
        .filter((rule) => ids.includes(rule.id) && rule[moment] !== undefined)
        .map(({ id }) => id);
}

const cases: readonly Case[] = [
    ...clusterCases,
    ...imageCases,
    ...roomCases,
    ...secretCases,
    ...webhookCases,
    ...rightsCases,
    ...workloadCases,
    ...leakCases,
    ...podCases,
];

describe("the checklist on a cluster", () => {
    for (const test of cases) {
        const { finds = {}, cannotTell = {} } = test;
        const [found = "nothing wrong"] = Object.keys(finds);

        it(`finds ${found} in ${test.about}`, async () => {
            for (const moment of ["live", "after"] as const) {
                const rows = await askCluster(moment, rules, worldOf(test));

                for (const [outcome, expected] of [
                    ["fail", finds],
                    ["unknown", cannotTell],
                ] as const) {
                    const said = rows.filter((row) => row.outcome === outcome);
                    const text = JSON.stringify(said, undefined, 2);
                    assert.deepEqual(
                        said.map(({ id }) => id).sort(),
                        asked(moment, Object.keys(expected)).sort(),
                        text,
                    );
                    for (const { id, findings } of said) {
                        const part = expected[id] ?? "";
                        assert.ok(
                            findings.some(({ evidence }) => evidence.includes(part)),
                            text,
                        );
                    }
                }
            }
        });
    }

    it("asks for no newer Pulumi than the one that is built here, and for no older", () => {
        const [major, minor] = goTools.pulumi.version.split(".").map(Number);

        assert.deepEqual(triedPulumi, { major, minor });
    });

    it("never shows a value that has leaked, not even as a key", async () => {
        const contents = {
            [`${jobs}/configmaps`]: list({
                metadata: { name: "conf" },
                data: { [password]: "", [encoded(password)]: password },
            }),
        };

        const rows = await askCluster("after", rules, worldOf({ about: "", contents }));

        const text = JSON.stringify(rows);
        assert.match(text, /holds the value of RandomPassword store-root in data\.…,/);
        assert.ok(!text.includes(password) && !text.includes(encoded(password)), text);
    });

    for (const moment of ["live", "after"] as const) {
        it(`says once that a cluster does not answer, and leaves the rest unknown (${moment})`, async () => {
            const contents = Object.fromEntries(
                Object.keys(goodContents).map((path) => [path, new Error("connection refused")]),
            );

            const rows = await askCluster(moment, rules, worldOf({ about: "", contents }));

            assert.deepEqual(
                rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
                ["reach-the-cluster"],
            );
            assert.ok(rows.every(({ outcome }) => outcome !== "pass"));
        });
    }

    it("says that a program is missing, also where the cluster does not answer", async () => {
        const contents = { "/version": new Error("spawn kubectl ENOENT") };

        for (const tools of [{ kubectl: "" }, { pulumi: "" }]) {
            const rows = await askCluster("live", rules, worldOf({ about: "", contents, tools }));

            assert.deepEqual(
                rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
                ["have-the-tools", "reach-the-cluster"],
            );
        }
    });

    it("has a fault for every rule that looks at a cluster", () => {
        const found = new Set([
            "reach-the-cluster",
            ...cases.flatMap(({ finds = {} }) => Object.keys(finds)),
        ]);

        assert.deepEqual(
            rules.filter(({ id, live, after }) => (live ?? after) !== undefined && !found.has(id)),
            [],
        );
    });
});

function worldOf({
    contents = {},
    refused = [],
    tried,
    pods,
    tools = {},
    plan = goodPlan,
    now,
    policyConfig = {},
    state,
}: Case): AskedWorld {
    const stateAs = (revealed: boolean): Promise<StackExport> =>
        state instanceof Error
            ? Promise.reject(state)
            : Promise.resolve(stateWith(state)(revealed));
    return {
        plan,
        stackLabel: "sparkstead.dev",
        cluster: stubCluster({ contents: { ...goodContents, ...contents }, refused, tried }),
        pods: stubPods(pods),
        tools: {
            kubectl: () => Promise.resolve(tools.kubectl ?? "v1.36.3"),
            pulumi: () => Promise.resolve(tools.pulumi ?? `v${goTools.pulumi.version}`),
        },
        policyConfig,
        state: { exported: () => stateAs(false), revealed: () => stateAs(true) },
        now: now ?? new Date("2026-12-01"),
    };
}

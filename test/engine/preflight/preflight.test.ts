import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { clusterRows } from "../../../local/checklist/clusterRows.ts";
import { repository } from "../../../local/paths.ts";
import { attempt } from "../../../local/run.ts";
import { until } from "../../../local/smoke/polling.ts";
import { stackState } from "../../../local/stack/stackState.ts";
import { probeLabel } from "../../../policy/live/pods/probePod.ts";
import type { ReportRow } from "../../../policy/report/report.ts";
import { rules } from "../../../policy/rules.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { TrialPlatform } from "../support/trialPlatform.ts";
import { actingAs } from "./access.ts";
import { afterFaults } from "./afterFaults.ts";
import { networkFaults } from "./networkFaults.ts";
import { objectFaults } from "./objectFaults.ts";
import { planFaults } from "./planFaults.ts";
import { webhookFaults } from "./webhookFaults.ts";

const faults = [...objectFaults, ...webhookFaults, ...afterFaults, ...planFaults, ...networkFaults];

/** What a whole platform on this cluster cannot be told, with the reason. */
const untold: Readonly<Record<string, string>> = {};

/** Together with the start of the command. */
const patienceSeconds = 90;

const command = [join(repository, "local", "bootstrap.mjs"), "preflight", "dev"];
const looks = ["--moment", "live", "--moment", "after"];

/** The checklist on a platform that is whole, and on the same with one thing after the other wrong. */
describe("the checklist on a running platform", () => {
    let platform: TrialPlatform;

    /** What the checklist says, with a plan and a kubectl that may not be the platform's. */
    const look = (
        moment: "live" | "after",
        plan: PlatformPlan,
        kubectl = platform.kubectlCommand,
    ): Promise<readonly ReportRow[]> =>
        clusterRows(moment, {
            stack: platform.stack.name,
            plan,
            kubectl,
            pulumi: platform.stack.pulumi,
            state: stackState(platform.stack),
            pods: "made",
            interruption: new AbortController().signal,
        });

    before("raise it", async function () {
        this.timeout(0);
        platform = await TrialPlatform.ready();
        await platform.up();
    });

    it(`finds nothing wrong, within ${patienceSeconds} s, and leaves no pod`, async () => {
        const began = performance.now();
        const { code, stdout, stderr } = await attempt(process.execPath, [
            ...command,
            ...looks,
            ...["--format", "json"],
        ]);
        const seconds = Math.round((performance.now() - began) / 1000);
        console.log(`          the whole look: ${seconds} s`);

        const { rows } = JSON.parse(stdout) as { rows: readonly ReportRow[] };
        assertSaid(rows, [], Object.keys(untold));
        assert.equal(code, 0, stderr);
        assert.ok(seconds < patienceSeconds, `it took ${seconds} s`);
        assert.deepEqual(await probes(platform), []);
    });

    it("tells from outside alone, and names what only a pod can tell", async () => {
        const { stdout } = await attempt(process.execPath, [
            ...command,
            ...["--moment", "live", "--no-pods", "--format", "json"],
        ]);

        const { rows } = JSON.parse(stdout) as { rows: readonly ReportRow[] };
        const unknown = rows.filter(({ outcome }) => outcome === "unknown");
        assert.deepEqual(
            rows.filter(({ outcome }) => outcome === "fail"),
            [],
        );
        assert.ok(unknown.length > 0);
        assert.ok(unknown.every(({ findings }) => findings[0]?.evidence.includes("--no-pods")));
    });

    it("leaves no pod when it is interrupted", async () => {
        const child = spawn(process.execPath, [...command, "--moment", "live"], {
            stdio: "ignore",
        });
        await until(
            {
                subject: "a pod that asks",
                seconds: 60,
                signal: new AbortController().signal,
                intervalMilliseconds: 100,
            },
            async () => ((await probes(platform)).length > 0 ? true : undefined),
        );

        child.kill("SIGINT");
        const code = await ended(child);

        assert.equal(code, 130);
        assert.deepEqual(await probes(platform), []);
    });

    it("asks nothing from where it may make no pods, and says so", async () => {
        const { plan, undo } = await actingAs(platform, {});
        try {
            const rows = await look("live", plan);

            const asking = rows.filter(({ id }) =>
                rules.some((rule) => rule.id === id && rule.asks !== undefined),
            );
            const unknown = asking.filter(({ outcome }) => outcome === "unknown");
            assert.deepEqual(
                rows.filter(({ outcome }) => outcome === "fail").map(({ id }) => id),
                ["hold-the-rights"],
            );
            assert.ok(unknown.length > 0);
            for (const { findings } of unknown) {
                assert.match(findings[0]?.evidence ?? "", /^may not create pods in namespace /);
            }
        } finally {
            await undo();
        }
    });

    for (const { about, rule, moment = "live", says, inject } of faults) {
        it(`finds by ${rule} alone that ${about}`, async () => {
            const { plan = platform.plan, kubectl, undo } = await inject(platform);
            try {
                const rows = await look(moment, plan, kubectl);

                assertSaid(rows, [rule]);
                const { findings = [] } = rows.find(({ id }) => id === rule) ?? {};
                assert.ok(
                    findings.some(({ evidence }) => evidence.includes(says)),
                    JSON.stringify(findings, undefined, 2),
                );
            } finally {
                await undo();
            }
        });
    }

    it("finds nothing wrong when all is taken back", async () => {
        const both = [
            ...(await look("live", platform.plan)),
            ...(await look("after", platform.plan)),
        ];

        assertSaid(both, [], Object.keys(untold));
        assert.deepEqual(await probes(platform), []);
    });

    it("has had a real fault for every rule that looks at a cluster", () => {
        const injected = new Set(faults.map(({ rule }) => rule));

        assert.deepEqual(
            rules
                .filter(({ live, after }) => (live ?? after) !== undefined)
                .map(({ id }) => id)
                .filter((id) => !injected.has(id)),
            [],
        );
    });
});

/** Which rules fail, and where it is asked, which cannot be told. */
function assertSaid(
    rows: readonly ReportRow[],
    failing: readonly string[],
    unknown?: readonly string[],
): void {
    const ids = (outcome: string): string[] =>
        rows.filter((row) => row.outcome === outcome).map(({ id }) => id);
    const text = JSON.stringify(
        rows.filter(({ outcome }) => outcome !== "pass"),
        undefined,
        2,
    );
    assert.deepEqual(ids("fail"), failing, text);
    if (unknown !== undefined) {
        assert.deepEqual(ids("unknown"), unknown, text);
    }
}

/** Pods of ours that are there. */
async function probes(platform: TrialPlatform): Promise<string[]> {
    const pods = await platform.kubectl([
        ...["get", "pods", "--all-namespaces", `--selector=${probeLabel}`, "--output=name"],
    ]);
    return pods.split("\n").filter((pod) => pod !== "");
}

async function ended(child: ChildProcess): Promise<number | null> {
    const limit = new AbortController();
    const exit = new Promise<number | null>((resolve) => {
        child.once("exit", resolve);
    });
    const code = await Promise.race([exit, sleep(60_000, undefined, limit)]);
    limit.abort();
    return code ?? null;
}

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { withLevels } from "../../policy/levels.ts";
import { type ReportRow, exitCode, rowOf } from "../../policy/report/report.ts";
import { reportVariable } from "../../policy/report/reportVariable.ts";
import type { Rule } from "../../policy/rule.ts";
import { rules } from "../../policy/rules.ts";
import type { RunResult } from "../run.ts";
import { type Stack, attemptPulumi } from "../stack/pulumi.ts";
import { jsonIn } from "./jsonIn.ts";
import { policyConfigFile, policyConfigOf } from "./policyConfig.ts";

/** What no policy can say, since it is about the preview that asks them. */
const finishThePreview: Rule = {
    id: "finish-the-preview",
    title: "The preview comes to its end",
    reason: "A plan that Pulumi cannot make is none that the rules of the plan have passed.",
    source: "P1; https://www.pulumi.com/docs/iac/cli/commands/pulumi_preview/",
    severity: "mandatory",
    remedy: "mend what it says; `pulumi preview` of the stack shows all of it",
};

const wordsAtMost = 5;

/** What the policy pack says on a preview; all of it is unknown where the preview does not come so far, and that it failed is told. */
export async function planRows(stack: Stack, target: string): Promise<readonly ReportRow[]> {
    const directory = await mkdtemp(join(tmpdir(), "preflight-"));
    const file = join(directory, "rows.json");
    try {
        const preview = await attemptPulumi(
            { ...stack, environment: { ...stack.environment, [reportVariable]: file } },
            [
                "preview",
                ...["--policy-pack", "policy", "--policy-pack-config", policyConfigFile(target)],
                ...["--config-file", stack.configFile],
            ],
        );
        const rows = await writtenRows(file);
        const levelled = withLevels(rows, await policyConfigOf(target));
        return preview.code === 0 || exitCode({ stack: stack.name, rows: levelled }) !== 0
            ? rows
            : [...rows, failedBy(preview)];
    } finally {
        await rm(directory, { recursive: true });
    }
}

/** What the policy pack has written on a preview. */
export async function writtenRows(file: string): Promise<readonly ReportRow[]> {
    const text = await readFile(file, "utf8").catch(() => undefined);
    return text === undefined
        ? undecided("the preview did not come to the policies")
        : (jsonIn(file, text) as ReportRow[]);
}

/** Every rule of the plan, asked in vain. */
export function undecided(why: string): readonly ReportRow[] {
    return rules
        .filter(({ plan }) => plan !== undefined)
        .map((rule) => rowOf(rule, "plan", [{ outcome: "unknown", evidence: why }]));
}

function failedBy({ code, stdout, stderr }: RunResult): ReportRow {
    const lines = `${stdout}\n${stderr}`
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "");
    const first = lines.findIndex((line) => line.startsWith("error: "));
    const words = lines.slice(first < 0 ? -wordsAtMost : first).slice(0, wordsAtMost);
    const evidence = `it ended with ${String(code)}: ${words.join(" ")}`;
    return rowOf(finishThePreview, "plan", [{ outcome: "fail", evidence }]);
}

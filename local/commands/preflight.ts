import { parseArgs } from "node:util";

import { withLevels } from "../../policy/levels.ts";
import { catalogueText } from "../../policy/report/catalogue.ts";
import { jsonReport } from "../../policy/report/json.ts";
import { junitReport } from "../../policy/report/junit.ts";
import { markdownReport } from "../../policy/report/markdown.ts";
import { type Report, type ReportRow, exitCode } from "../../policy/report/report.ts";
import { terminalReport } from "../../policy/report/terminal.ts";
import type { Moment } from "../../policy/rule.ts";
import { rules } from "../../policy/rules.ts";
import { type ClusterLook, clusterRows } from "../checklist/clusterRows.ts";
import { planRows, undecided, writtenRows } from "../checklist/planRows.ts";
import { policyConfigOf } from "../checklist/policyConfig.ts";
import { endingGently } from "../interruption.ts";
import { main } from "../main.ts";
import { once } from "../once.ts";
import { localDirectory, repository } from "../paths.ts";
import { Refusal } from "../refusal.ts";
import { stackPlan } from "../smoke/stackPlan.ts";
import { askedPrograms, askedStack } from "../stack/askedStack.ts";
import { configFileOf } from "../stack/configFile.ts";
import { stackState } from "../stack/stackState.ts";
import { onPath } from "../toolchain/find.ts";
import { presentToolchain } from "../toolchain/toolchain.ts";

const formats = {
    terminal: terminalReport,
    json: jsonReport,
    junit: junitReport,
    markdown: markdownReport,
} as const satisfies Record<string, (report: Report) => string>;

const usage = `npm run preflight -- <stack> [--moment plan|live|after] [--format ${Object.keys(formats).join("|")}] [--rows FILE] [--no-pods], or --list`;

/** `npm run preflight`: the pre-deployment checklist of a stack, or the list of its rules. It makes nothing but short-lived pods. */
await main(async () => {
    const demand = demandOf(process.argv.slice(2));
    if (demand === "list") {
        process.stdout.write(catalogueText(rules));
        return;
    }
    const { stack, moments, format, rows, pods } = demand;
    const configFile = configFileOf(stack, { repository, machine: localDirectory });
    const plan = await stackPlan(configFile);
    const interruption = new AbortController();
    const look = once(async (): Promise<ClusterLook> => {
        const asked = { configFile, toolchain: await presentToolchain() };
        const { kubectl, pulumi } = askedPrograms(asked);
        return {
            stack,
            plan,
            kubectl,
            pulumi,
            state: stackState(askedStack(stack, asked)),
            pods,
            interruption: interruption.signal,
        };
    });
    const asked = await endingGently(
        () => {
            interruption.abort();
        },
        () =>
            Promise.all(
                moments.map(async (moment) =>
                    moment === "plan"
                        ? rows === undefined
                            ? previewed(stack, configFile, plan.target)
                            : writtenRows(rows)
                        : clusterRows(moment, await look()),
                ),
            ),
    );
    if (interruption.signal.aborted) {
        process.exitCode = 130;
        return;
    }
    const report: Report = {
        stack,
        rows: withLevels(asked.flat(), await policyConfigOf(plan.target)),
    };
    process.stdout.write(formats[format](report));
    process.exitCode = exitCode(report);
});

interface Demand {
    readonly stack: string;
    readonly moments: readonly Moment[];
    readonly format: keyof typeof formats;

    /** File with what the pack has said on a preview of the user's own; without it one is made. */
    readonly rows: string | undefined;
    readonly pods: ClusterLook["pods"];
}

function demandOf(args: string[]): Demand | "list" {
    const { values, positionals } = parsed(args);
    const [stack, ...more] = positionals;
    if (values.list === true && stack === undefined) {
        return "list";
    }
    const format = values.format ?? "terminal";
    const moments = values.moment ?? ["plan", "live"];
    if (
        stack === undefined ||
        more.length > 0 ||
        !(format in formats) ||
        moments.some((moment) => !["plan", "live", "after"].includes(moment))
    ) {
        throw new Refusal(`found "${args.join(" ")}"; usage: ${usage}`);
    }
    return {
        stack,
        moments: moments as Moment[],
        format: format as keyof typeof formats,
        rows: values.rows,
        pods: values["no-pods"] === true ? "none" : "made",
    };
}

function parsed(args: string[]) {
    try {
        return parseArgs({
            args,
            options: {
                list: { type: "boolean" },
                moment: { type: "string", multiple: true },
                format: { type: "string" },
                rows: { type: "string" },
                "no-pods": { type: "boolean" },
            },
            allowPositionals: true,
        });
    } catch (error) {
        throw new Refusal(`${error instanceof Error ? error.message : ""}; usage: ${usage}`);
    }
}

/** What a preview says, where there is a Pulumi to make it. */
async function previewed(
    name: string,
    configFile: string,
    target: string,
): Promise<readonly ReportRow[]> {
    const toolchain = await presentToolchain();
    return toolchain === undefined && onPath("pulumi") === undefined
        ? undecided("there is no Pulumi to preview with; install it, or let npm start do so")
        : planRows(askedStack(name, { configFile, toolchain }), target);
}

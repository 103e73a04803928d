import type { Policies, PolicyResource, StackValidationPolicy } from "@pulumi/policy";

import { type PlannedResource, plannedStack } from "./plannedStack.ts";
import { type ReportRow, rowOf } from "./report/report.ts";
import type { PlanEvaluator, Rule, Settings } from "./rule.ts";

/** Receives what every rule has said of a plan. */
type Receiver = (rows: readonly ReportRow[]) => void;

/**
 * The rules as CrossGuard runs them on a preview, each with a level that a target's policy config may change. All of them see the whole
 * stack, since most compare one object with another.
 */
export function crossGuardPolicies(
    rules: readonly Rule[],
    receive: Receiver = () => undefined,
): Policies {
    const rows: ReportRow[] = [];
    const policies = rules.flatMap(({ plan, ...rule }) =>
        plan === undefined ? [] : [policyOf({ ...rule, plan }, rows)],
    );
    return [...policies, tellUnknowns(rows, receive)];
}

type PlannedRule = Rule & { readonly plan: PlanEvaluator };

function policyOf(rule: PlannedRule, rows: ReportRow[]): StackValidationPolicy {
    return {
        name: rule.id,
        description: `${rule.title}. ${rule.reason}`,
        enforcementLevel: rule.severity,
        remediationSteps: rule.remedy,
        ...(rule.settings !== undefined && { configSchema: { properties: rule.settings } }),
        validateStack: (args, report) => {
            const stack = plannedStack(args.resources.map(asPlanned));
            const findings = rule.plan(stack, args.getConfig<Settings>());
            rows.push(rowOf(rule, "plan", findings));
            for (const { evidence, urn } of findings.filter(({ outcome }) => outcome === "fail")) {
                report(`${evidence}; ${rule.remedy}`, urn);
            }
        },
    };
}

/** A policy reports at its own level alone, so what the rules could not tell is told by one that stops nothing. It runs last. */
function tellUnknowns(rows: ReportRow[], receive: Receiver): StackValidationPolicy {
    return {
        name: "tell-unknowns",
        description:
            "What a preview cannot know is shown. A rule that was not decided has not passed.",
        enforcementLevel: "advisory",
        validateStack: (_, report) => {
            const all = rows.splice(0);
            receive(all);
            for (const { id, findings } of all) {
                for (const { evidence } of findings.filter(
                    ({ outcome }) => outcome === "unknown",
                )) {
                    report(`unknown: ${id}: ${evidence}`);
                }
            }
        },
    };
}

function asPlanned(resource: PolicyResource): PlannedResource {
    const { type, name, urn, props, parent, provider, opts } = resource;
    return { type, name, urn, props, parent: parent?.urn, provider, protect: opts.protect };
}

import type { Policies, PolicyResource, StackValidationPolicy } from "@pulumi/policy";

import { type PlannedResource, plannedStack } from "./plannedStack.ts";
import type { PlanEvaluator, Rule, Settings } from "./rule.ts";

/**
 * The rules as CrossGuard runs them on a preview, each with a level that a target's policy config may change. All of them see the whole
 * stack, since most compare one object with another.
 */
export function crossGuardPolicies(rules: readonly Rule[]): Policies {
    const unknowns: string[] = [];
    const policies = rules.flatMap(({ plan, ...rule }) =>
        plan === undefined ? [] : [policyOf({ ...rule, plan }, unknowns)],
    );
    return [...policies, tellUnknowns(unknowns)];
}

type PlannedRule = Rule & { readonly plan: PlanEvaluator };

function policyOf(rule: PlannedRule, unknowns: string[]): StackValidationPolicy {
    return {
        name: rule.id,
        description: `${rule.title}. ${rule.reason}`,
        enforcementLevel: rule.severity,
        remediationSteps: rule.remedy,
        validateStack: (args, report) => {
            const stack = plannedStack(args.resources.map(asPlanned));
            for (const { outcome, evidence } of rule.plan(stack, args.getConfig<Settings>())) {
                if (outcome === "fail") {
                    report(`${evidence}; ${rule.remedy}`);
                } else if (outcome === "unknown") {
                    unknowns.push(`${rule.id}: ${evidence}`);
                }
            }
        },
    };
}

/** A policy reports at its own level alone, so what the rules could not tell is told by one that stops nothing. It runs last. */
function tellUnknowns(unknowns: string[]): StackValidationPolicy {
    return {
        name: "tell-unknowns",
        description:
            "What a preview cannot know is shown. A rule that was not decided has not passed.",
        enforcementLevel: "advisory",
        validateStack: (_, report) => {
            for (const unknown of unknowns.splice(0)) {
                report(`unknown: ${unknown}`);
            }
        },
    };
}

function asPlanned(resource: PolicyResource): PlannedResource {
    const { type, name, urn, props, parent, provider, opts } = resource;
    return { type, name, urn, props, parent: parent?.urn, provider, protect: opts.protect };
}

import type {
    Policies,
    PolicyResource,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationPolicy,
} from "@pulumi/policy";

import type { PlannedResource, Rule } from "./rule.ts";

/** The rules as CrossGuard runs them on a preview. */
export function crossGuardPolicies(rules: readonly Rule[]): Policies {
    return rules.map(crossGuardPolicy);
}

function crossGuardPolicy(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
    const common = {
        name: rule.id,
        description: `${rule.title}. ${rule.reason}`,
        enforcementLevel: rule.severity,
        remediationSteps: rule.remedy,
    };
    const text = (finding: string): string => `${finding}; ${rule.remedy}`;
    const { plan } = rule;
    return "each" in plan
        ? {
              ...common,
              validateResource: (args, report) => {
                  for (const finding of plan.each(fromResource(args))) {
                      report(text(finding));
                  }
              },
          }
        : {
              ...common,
              validateStack: ({ resources }, report) => {
                  for (const finding of plan.all(resources.map(fromStack))) {
                      report(text(finding));
                  }
              },
          };
}

function fromResource({ type, name, urn, props }: ResourceValidationArgs): PlannedResource {
    return { type, name, urn, props: props as PlannedResource["props"] };
}

function fromStack({ type, name, urn, props, parent }: PolicyResource): PlannedResource {
    return { type, name, urn, props, parent: parent?.urn };
}

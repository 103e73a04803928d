import assert from "node:assert/strict";

import type { PolicyResource, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import * as proxy from "@pulumi/policy/proxy.js";

import { crossGuardPolicies } from "../../policy/crossGuard.ts";
import { eachResource } from "../../policy/evaluators.ts";
import type { Rule } from "../../policy/rule.ts";

/** How the SDK hides what a preview does not know; its types leave that out. */
const { unknownCheckingProxy, unknownStringValue } = proxy as unknown as {
    readonly unknownCheckingProxy: (props: object) => Record<string, unknown>;
    readonly unknownStringValue: string;
};

const rule: Rule = {
    id: "know-names",
    title: "Every service has its name",
    reason: "People ask.",
    source: "X1",
    severity: "mandatory",
    remedy: "name it (sparkstead:names)",
    plan: eachResource(({ props }, _, { name = "good" }) =>
        props["name"] === name ? [] : ["has another name"],
    ),
};

/** What the SDK hands to a stack policy of resources with these properties. */
function argsOf(
    properties: Readonly<Record<string, Record<string, unknown>>>,
    config: object = {},
): StackValidationArgs {
    const resources = Object.entries(properties).map(([name, props]) => ({
        type: "kubernetes:core/v1:Service",
        name,
        urn: `urn:${name}`,
        props: unknownCheckingProxy(props),
        opts: {},
    }));
    return {
        resources: resources as unknown as PolicyResource[],
        getConfig: () => config,
    } as unknown as StackValidationArgs;
}

/** What the pack reports, by policy. */
function reportOf(args: StackValidationArgs): Record<string, string[]> {
    const reported: Record<string, string[]> = {};
    for (const policy of crossGuardPolicies([rule]) as StackValidationPolicy[]) {
        void policy.validateStack(args, (message, urn = "the stack") => {
            (reported[policy.name] ??= []).push(`${urn}: ${message}`);
        });
    }
    return reported;
}

describe("the policy pack", () => {
    it("says of which resource what was found, what is required and what fixes it", () => {
        assert.deepEqual(reportOf(argsOf({ a: { name: "good" }, b: { name: "bad" } })), {
            "know-names": ["urn:b: Service b has another name; name it (sparkstead:names)"],
        });
    });

    it("tells what a preview does not know without stopping it, and judges the rest", () => {
        const reported = reportOf(argsOf({ a: { name: unknownStringValue }, b: { name: "bad" } }));

        assert.deepEqual(Object.keys(reported), ["know-names", "tell-unknowns"]);
        assert.match(
            reported["tell-unknowns"]?.join() ?? "",
            /^the stack: unknown: know-names: Service a: .*can't be known during preview$/,
        );
    });

    it("hands the policy config of the target to the rule", () => {
        assert.deepEqual(reportOf(argsOf({ b: { name: "bad" } }, { name: "bad" })), {});
    });

    it("has the rule's own level, and unknowns are advice", () => {
        assert.deepEqual(
            crossGuardPolicies([rule]).map(({ name, enforcementLevel }) => [
                name,
                enforcementLevel,
            ]),
            [
                ["know-names", "mandatory"],
                ["tell-unknowns", "advisory"],
            ],
        );
    });
});

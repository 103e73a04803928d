import { eachResource } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

const chartType = "kubernetes:helm.sh/v4:Chart";

export const renderCharts: Rule = {
    id: "render-charts",
    title: "Every chart shows its objects in the preview",
    reason: "A chart whose inputs or cluster are unknown registers no children, so that a preview of it gates nothing.",
    source: "traps: helm.v4.Chart with an unknown input; pulumi/pulumi-kubernetes#3027",
    severity: "mandatory",
    remedy: "preview against a cluster that answers, and keep the chart's inputs plain (sparkstead:kubernetes.context)",
    plan: eachResource(({ type, urn }, { resources }) =>
        type === chartType && !resources.some(({ parent }) => parent === urn)
            ? ["has no children, at least one is required"]
            : [],
    ),
};

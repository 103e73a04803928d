import { eachResource } from "../evaluators.ts";
import { objectsOf } from "../kubernetes/objects.ts";
import { podOf, podTemplateOf } from "../kubernetes/pods.ts";
import { backendsOf } from "../kubernetes/selectors.ts";
import type { Rule } from "../rule.ts";

export const probeServedContainers: Rule = {
    id: "probe-served-containers",
    title: "Every container behind a Service says when it is ready",
    reason: "Without a readiness probe a Service sends requests to a JVM that is still starting, and `up` calls it done.",
    source: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
    severity: "mandatory",
    remedy: "give the container a readinessProbe; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource, { resources }) => {
        const isServed =
            podTemplateOf(resource) !== undefined &&
            objectsOf(resources, "Service").some((service) =>
                backendsOf(service, resources)?.includes(resource),
            );
        return (isServed ? (podOf(resource)?.containers ?? []) : [])
            .filter(({ ports = [], readinessProbe }) => ports.length > 0 && !readinessProbe)
            .map(
                ({ name = "?" }) =>
                    `has container ${name} behind a Service without a readinessProbe, one is required`,
            );
    }),
};

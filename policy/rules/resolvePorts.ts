import { eachResource } from "../evaluators.ts";
import { kindOf, nameOf, namespaceOf, objectName, objectsOf } from "../kubernetes/objects.ts";
import { containersOf } from "../kubernetes/pods.ts";
import { backendsOf } from "../kubernetes/selectors.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const resolvePorts: Rule = {
    id: "resolve-ports",
    title: "Every port that is named is one that somebody declares",
    reason: "A name that no container declares gives a Service without endpoints, a probe that always fails, an Ingress that answers 503.",
    source: "X2; seeds' defect 9: a port-forward to a Service that is not there",
    severity: "mandatory",
    remedy: "declare the port under that name, or name another; a chart's by its values (sparkstead:sparkOperator.overrides)",
    plan: eachResource((resource, { resources }) => [
        ...probedPorts(resource),
        ...servedPorts(resource, resources),
        ...routedPorts(resource, resources),
    ]),
};

type Port = string | number | undefined;

function probedPorts(resource: PlannedResource): string[] {
    return containersOf(resource).flatMap((container) => {
        const { name = "?", readinessProbe, livenessProbe, startupProbe } = container;
        const declared = (container.ports ?? []).map((port) => port.name);
        return Object.entries({ readinessProbe, livenessProbe, startupProbe }).flatMap(
            ([probe, found]) => {
                const port: Port = found?.httpGet?.port ?? found?.tcpSocket?.port;
                return typeof port !== "string" || declared.includes(port)
                    ? []
                    : [
                          `has container ${name} whose ${probe} asks port ${port}, which it does not declare`,
                      ];
            },
        );
    });
}

interface ServiceSpec {
    readonly ports?: readonly {
        readonly name?: string;
        readonly port?: number;
        readonly targetPort?: string | number;
    }[];
}

function portsOf({ props }: PlannedResource): NonNullable<ServiceSpec["ports"]> {
    return (props as { spec?: ServiceSpec }).spec?.ports ?? [];
}

function servedPorts(resource: PlannedResource, resources: readonly PlannedResource[]): string[] {
    return kindOf(resource) !== "Service"
        ? []
        : portsOf(resource).flatMap(({ targetPort }) =>
              (backendsOf(resource, resources) ?? [])
                  .filter(
                      (backend) =>
                          typeof targetPort === "string" &&
                          !containersOf(backend)
                              .flatMap(({ ports = [] }) => ports)
                              .some(({ name }) => name === targetPort),
                  )
                  .map(
                      (backend) =>
                          `leads to port ${String(targetPort)} of ${nameOf(backend)}, which declares none of that name`,
                  ),
          );
}

interface IngressSpec {
    readonly rules?: readonly {
        readonly http?: {
            readonly paths?: readonly {
                readonly backend?: {
                    readonly service?: {
                        readonly name?: string;
                        readonly port?: { readonly name?: string; readonly number?: number };
                    };
                };
            }[];
        };
    }[];
}

function routedPorts(resource: PlannedResource, resources: readonly PlannedResource[]): string[] {
    if (kindOf(resource) !== "Ingress") {
        return [];
    }
    const { spec } = resource.props as { spec?: IngressSpec };
    return (spec?.rules ?? [])
        .flatMap(({ http }) => http?.paths ?? [])
        .flatMap(({ backend }) => {
            const { name = "?", port } = backend?.service ?? {};
            const service = objectsOf(resources, "Service").find(
                (object) =>
                    objectName(object) === name && namespaceOf(object) === namespaceOf(resource),
            );
            if (service === undefined) {
                return [`leads to Service ${name}, which is not in its namespace`];
            }
            const wanted: Port = port?.name ?? port?.number;
            return portsOf(service).some(
                (served) => served.name === wanted || served.port === wanted,
            )
                ? []
                : [`leads to port ${String(wanted)} of Service ${name}, which has none such`];
        });
}

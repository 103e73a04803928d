import { eachResource } from "../evaluators.ts";
import { kindOf } from "../kubernetes/objects.ts";
import { containersOf } from "../kubernetes/pods.ts";
import { sparkContainersOf, sparkSpecOf } from "../kubernetes/sparkApplications.ts";
import type { PlannedResource } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const referToSecrets: Rule = {
    id: "refer-to-secrets",
    title: "No credential stands in an environment, a ConfigMap or sparkConf as a literal",
    reason: "Who may list pods or ConfigMaps reads it, and it lies in plain text in state and in event logs.",
    source: "P10; https://kubernetes.io/docs/concepts/configuration/secret/",
    severity: "mandatory",
    remedy: "put the value into a Secret and refer to it by valueFrom.secretKeyRef, in sparkConf by spark.kubernetes.{driver,executor}.secretKeyRef.<VARIABLE> (sparkstead:applications, sparkstead:spark.defaults)",
    plan: eachResource((resource) =>
        [...environment(resource), ...configMap(resource), ...sparkConf(resource)].map(
            (where) => `holds ${where} as a literal, a reference to a Secret is required`,
        ),
    ),
};

/** Names that hold credentials; `_FILE`, `_NAME` and the like only point to one. */
const credential =
    /(password|passwd|token|secret|private[._-]?key|access[._-]?key|api[._-]?key)(?![._-]?(file|name|ref|dir|path|provider))|[._]key$/i;

function isCredential(name: string): boolean {
    return credential.test(name);
}

function environment(resource: PlannedResource): string[] {
    return [...containersOf(resource), ...sparkContainersOf(resource)].flatMap((container) =>
        (container.env ?? [])
            .filter(
                ({ name = "", value }) => isCredential(name) && value !== undefined && value !== "",
            )
            .map(
                ({ name = "" }) =>
                    `environment variable ${name} of container ${container.name ?? "?"}`,
            ),
    );
}

function configMap(resource: PlannedResource): string[] {
    if (kindOf(resource) !== "ConfigMap") {
        return [];
    }
    const { data = {} } = resource.props as { data?: object };
    return Object.keys(data)
        .filter(isCredential)
        .map((key) => `data key ${key}`);
}

/** Key of sparkConf that names a Secret: its value is `<secret>:<key>`. */
const reference = /^spark\.kubernetes\.(driver|executor)\.secret/;

function sparkConf(resource: PlannedResource): string[] {
    const { sparkConf = {}, hadoopConf = {} } = sparkSpecOf(resource) ?? {};
    return [
        ...Object.keys(sparkConf)
            .filter((key) => isCredential(key) && !reference.test(key))
            .map((key) => `sparkConf ${key}`),
        ...Object.keys(hadoopConf)
            .filter(isCredential)
            .map((key) => `hadoopConf ${key}`),
    ];
}

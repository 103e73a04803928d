import { nameNodeEndpoints } from "../../components/hdfs/nameNodeEndpoints.ts";
import { type Endpoint as Server, endpointOf } from "../../components/kubernetes/endpoint.ts";
import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Finding } from "../rule.ts";
import { found, unknown } from "./answers.ts";
import type { ClusterWorld } from "./liveWorld.ts";
import type { PodSubject } from "./pods/pods.ts";

/** Something that pods of the platform open connections to. */
export interface Endpoint {
    /** "the SQL server", as a sentence begins. */
    readonly what: string;

    /** Servers of which one that answers is enough. */
    readonly servers: readonly Server[];

    /** Namespaces of those that open it. */
    readonly users: readonly string[];

    /** Section of the config that names it. */
    readonly configKey: string;
}

/** Everything that the plan's pods open, whoever runs it; the gateway is opened by the jobs' clients. */
export function endpointsOf(plan: PlatformPlan): readonly Endpoint[] {
    const { namespaces, objectStore, sqlDatabase, metastore, fileSystem, gateway } = plan;
    return [
        {
            what: "the object store",
            servers: [endpointOf(objectStore.store.endpoint)],
            users: distinct(objectStore.principals.map(({ namespace }) => namespace)),
            configKey: "sparkstead:objectStore",
        },
        ...(sqlDatabase === undefined
            ? []
            : [
                  {
                      what: "the SQL server",
                      servers: [
                          { host: sqlDatabase.database.host, port: sqlDatabase.database.port },
                      ],
                      users: distinct(sqlDatabase.principals.map(({ namespace }) => namespace)),
                      configKey: "sparkstead:sqlDatabase",
                  },
              ]),
        ...(metastore === undefined
            ? []
            : [
                  {
                      what: "the metastore",
                      servers: metastore.metastore.uri.split(",").map(endpointOf),
                      users: [namespaces.jobs],
                      configKey: "sparkstead:metastore",
                  },
              ]),
        ...(fileSystem === undefined
            ? []
            : [
                  {
                      what: "the file system",
                      servers: nameNodeEndpoints(fileSystem.fileSystem),
                      users: fileSystem.fileSystem.clientNamespaces.filter(
                          (namespace) => namespace !== namespaces.hdfs,
                      ),
                      configKey: "sparkstead:fileSystem",
                  },
              ]),
        ...(gateway === undefined
            ? []
            : [
                  {
                      what: "the gateway",
                      servers: [endpointOf(gateway.gateway.url)],
                      users: [namespaces.jobs],
                      configKey: "sparkstead:gateway",
                  },
              ]),
    ].filter(({ servers }) => servers.length > 0);
}

function distinct(values: readonly string[]): readonly string[] {
    return [...new Set(values)];
}

/** Whom the pods of a namespace run as. */
export function subjectIn({ namespaces, runtime }: PlatformPlan, namespace: string): PodSubject {
    switch (namespace) {
        case namespaces.jobs:
            return { namespace, serviceAccount: runtime.serviceAccount };
        case namespaces.livy:
            return { namespace, serviceAccount: names.gateway };
        default:
            return { namespace, serviceAccount: "default" };
    }
}

/** What cannot be told of a Service before the first `up`. */
export function notMadeYet(service: string): Finding {
    return unknown(`Service ${service} is not made yet; \`up\` makes it`);
}

/**
 * The Service behind a host, where it is one of the platform's own that is not made yet: nobody can be asked there, and nothing is wrong.
 */
export async function unmadeService(
    { cluster, plan }: Pick<ClusterWorld, "cluster" | "plan">,
    host: string,
): Promise<string | undefined> {
    const end = `.svc.${plan.cluster.domain}`;
    const [namespace = "", service = ""] = host.endsWith(end)
        ? host.slice(0, -end.length).split(".").reverse()
        : [];
    const isOurs = Object.values<string>(plan.namespaces).includes(namespace);
    const path = `/api/v1/namespaces/${namespace}/services/${service}`;
    return isOurs && (await found(cluster, path)) === undefined
        ? `${namespace}/${service}`
        : undefined;
}

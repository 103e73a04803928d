import { names, serviceHost } from "./plan/names.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** What a person or another stack needs to know of a platform; all of it is known from the plan. */
export interface StackOutputs {
    readonly namespaces: PlatformPlan["namespaces"];
    readonly objectStore: string;
    readonly eventLog: string;
    readonly historyServer: string;
}

export function stackOutputs({
    namespaces,
    objectStore,
    eventLog,
    historyServer,
    cluster,
}: PlatformPlan): StackOutputs {
    const host =
        historyServer.ingress?.host ??
        serviceHost(names.historyServer, namespaces.system, cluster.domain);
    return {
        namespaces,
        objectStore: objectStore.store.endpoint,
        eventLog: eventLog.directory,
        historyServer: `http://${host}`,
    };
}

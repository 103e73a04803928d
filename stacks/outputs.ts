import { lacking } from "../components/livy/livyLines.ts";
import type { FileSystemPlan } from "./plan/fileSystem.ts";
import type { GatewayPlan } from "./plan/gateway.ts";
import { pageUrl, serviceHost } from "./plan/names.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** What a person or another stack needs to know of a platform; all of it is known from the plan. */
export interface StackOutputs {
    readonly namespaces: PlatformPlan["namespaces"];
    readonly objectStore: string;
    readonly eventLog: string;
    readonly historyServer: string;

    /** Page of the store that is read beside the one that is written (`eventLog.alsoRead`). */
    readonly otherHistoryServer: string | undefined;
    readonly gateway: GatewayOutput | undefined;

    /** Root of WebHDFS for users outside the cluster's network. */
    readonly webHdfs: string | undefined;
}

interface GatewayOutput {
    readonly url: string;

    /** Version of Livy. */
    readonly version: string;

    /** What nobody can expect of it. */
    readonly lacks: readonly string[];
}

export function stackOutputs({
    namespaces,
    objectStore,
    eventLog,
    historyServers,
    gateway,
    fileSystem,
    cluster,
}: PlatformPlan): StackOutputs {
    const [historyServer = "", otherHistoryServer] = historyServers.map(
        ({ ingress, serviceName }) =>
            pageUrl(ingress, serviceHost(serviceName, namespaces.system, cluster.domain)),
    );
    return {
        namespaces,
        objectStore: objectStore.store.endpoint,
        eventLog: eventLog.directory,
        historyServer,
        otherHistoryServer,
        gateway: gateway && gatewayOutput(gateway),
        webHdfs: fileSystem && webHdfsOutput(fileSystem),
    };
}

function webHdfsOutput({ origin, fileSystem }: FileSystemPlan): string | undefined {
    const { webHdfs } = fileSystem;
    return origin.kind === "hdfs" && origin.ingress !== undefined
        ? webHdfs && `${pageUrl(origin.ingress, "")}${new URL(webHdfs).pathname}`
        : webHdfs;
}

function gatewayOutput({ origin, gateway }: GatewayPlan): GatewayOutput {
    const ingress = origin.kind === "livy" ? origin.ingress : undefined;
    return {
        url: ingress === undefined ? gateway.url : pageUrl(ingress, ""),
        version: gateway.version,
        lacks: lacking(gateway.abilities),
    };
}

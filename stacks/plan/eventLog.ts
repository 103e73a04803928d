import { type EventLog, eventLogFaces } from "../../components/contracts/eventLog.ts";
import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { names } from "./names.ts";

type Store = PlatformConfig["eventLog"]["written"];

/** A reader of one event log. */
export interface HistoryServerPlan {
    /** Logical name of its resources. */
    readonly name: string;
    readonly serviceName: string;
    readonly store:
        | { readonly kind: "bucket" }
        | { readonly kind: "fileSystem"; readonly clientConfigMap: string };
    readonly eventLog: Planned<EventLog>;

    /** Without one the page is reached by kubectl port-forward. */
    readonly ingress: PlatformConfig["historyServer"]["ingress"];
}

/** Where event logs are written, and one History Server for each store that is read. */
export function planEventLogs(
    config: Pick<PlatformConfig, "eventLog" | "bucket" | "historyServer">,
    fileSystem: Planned<FileSystem> | undefined,
): {
    readonly eventLog: Planned<EventLog>;
    readonly historyServers: readonly HistoryServerPlan[];
    readonly faults: readonly Fault[];
} {
    const { bucket } = config;
    const { written, directory, alsoRead } = config.eventLog;
    const stores: Readonly<Record<Store, Pick<HistoryServerPlan, "store" | "eventLog">>> = {
        bucket: {
            store: { kind: "bucket" },
            eventLog: eventLogFaces(`s3a://${bucket.name}/${bucket.eventLogs}`),
        },
        fileSystem: {
            store: { kind: "fileSystem", clientConfigMap: fileSystem?.clientConfigMap ?? "" },
            eventLog: eventLogFaces(`${fileSystem?.defaultFs ?? ""}${directory}`),
        },
    };
    const current: HistoryServerPlan = {
        name: "history",
        serviceName: names.historyServer,
        ...stores[written],
        ingress: config.historyServer.ingress,
    };
    return {
        eventLog: current.eventLog,
        historyServers: [
            current,
            ...(alsoRead === undefined
                ? []
                : [
                      {
                          ...other(alsoRead),
                          ...stores[alsoRead],
                          ingress: config.historyServer.otherIngress,
                      },
                  ]),
        ],
        faults: [...faultsOf(config.eventLog, fileSystem), ...ingressFaults(config)],
    };
}

/** The reader of what is no longer written; the page that people know shows what is. */
function other(store: Store): Pick<HistoryServerPlan, "name" | "serviceName"> {
    const suffix = store.toLowerCase();
    return { name: `history-${suffix}`, serviceName: `${names.historyServer}-${suffix}` };
}

/** Whether a History Server opens the bucket. */
export function readsBucket({ eventLog }: Pick<PlatformConfig, "eventLog">): boolean {
    return eventLog.written === "bucket" || eventLog.alsoRead === "bucket";
}

function ingressFaults({
    eventLog: { alsoRead },
    historyServer: { otherIngress },
}: Pick<PlatformConfig, "eventLog" | "historyServer">): Fault[] {
    return otherIngress !== undefined && alsoRead === undefined
        ? [
              {
                  key: "sparkstead:historyServer.otherIngress",
                  problem: `found host "${otherIngress.host}", and no other store is read; name one (sparkstead:eventLog.alsoRead) or leave it out`,
              },
          ]
        : [];
}

function faultsOf(
    { written, alsoRead }: PlatformConfig["eventLog"],
    fileSystem: Planned<FileSystem> | undefined,
): Fault[] {
    const homeless = Object.entries({ written, alsoRead })
        .filter(([, store]) => store === "fileSystem" && fileSystem === undefined)
        .map(([key]) => ({
            key: `sparkstead:eventLog.${key}`,
            problem:
                'found "fileSystem", and the platform has none; use "bucket" or give it one (sparkstead:fileSystem)',
        }));
    return written === alsoRead
        ? [
              ...homeless,
              {
                  key: "sparkstead:eventLog.alsoRead",
                  problem: `found "${written}", which is read as the store that is written; name the other one or leave it out`,
              },
          ]
        : homeless;
}

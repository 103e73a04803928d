import type * as pulumi from "@pulumi/pulumi";

import type { EventLog } from "../../components/contracts/eventLog.ts";
import { type EventStore, HistoryServer } from "../../components/historyServer/index.ts";
import type { HistoryServerPlan } from "../plan/eventLog.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";
import { exposureOf } from "./exposure.ts";
import { storeKeys } from "./storeKeys.ts";

/** What must be there before an event log of a kind of store is read. */
type ReadyStores = Readonly<Record<HistoryServerPlan["store"]["kind"], readonly pulumi.Resource[]>>;

/** One reader for each event log. */
export function makeHistoryServers(
    plan: PlatformPlan,
    readyStores: ReadyStores,
    opts: Child,
): HistoryServer[] {
    return plan.historyServers.map(({ eventLog, ...reader }) =>
        historyServer(
            plan,
            { ...reader, eventLog: { ...eventLog, ready: readyStores[reader.store.kind] } },
            opts,
        ),
    );
}

function historyServer(
    plan: PlatformPlan,
    {
        name,
        serviceName,
        store,
        eventLog,
        ingress,
    }: HistoryServerPlan & { readonly eventLog: EventLog },
    opts: Child,
): HistoryServer {
    return new HistoryServer(
        name,
        {
            namespace: plan.namespaces.system,
            serviceName,
            image: plan.images.references.spark,
            imagePullSecrets: plan.images.pullSecrets,
            eventLog,
            store: eventStore(plan, store),
            cleaner: plan.eventLogCleaner,
            exposure: exposureOf(ingress),
            resources: plan.workloads.historyServer,
        },
        opts,
    );
}

function eventStore(plan: PlatformPlan, store: HistoryServerPlan["store"]): EventStore {
    switch (store.kind) {
        case "fileSystem":
            return { ...store, user: names.hadoopUser };
        case "bucket":
            return {
                kind: "bucket",
                entries: plan.storeEntries,
                ...storeKeys(plan, names.principals.historyServer),
            };
    }
}

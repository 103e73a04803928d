import { names } from "./names.ts";

/** Who opens a connection to whom: the source of network policies and of the firewall table. */
export interface Connection {
    readonly from: string;
    readonly to: string;
    readonly port: number;
    readonly purpose: string;
}

interface Parts {
    readonly jobs: string;
    readonly system: string;
    readonly storeEndpoint: string;
}

/** Every connection that the platform needs. */
export function planConnections({ jobs, system, storeEndpoint }: Parts): readonly Connection[] {
    const store = new URL(storeEndpoint);
    const storePort = Number(store.port) || (store.protocol === "https:" ? 443 : 80);
    const apiServer = "API server";
    return [
        { from: `${jobs}/driver`, to: apiServer, port: 443, purpose: "make executors" },
        { from: `${jobs}/executor`, to: `${jobs}/driver`, port: 7078, purpose: "Spark RPC" },
        { from: `${jobs}/executor`, to: `${jobs}/driver`, port: 7079, purpose: "blocks" },
        { from: `${jobs}/driver`, to: store.hostname, port: storePort, purpose: "data, event log" },
        { from: `${jobs}/executor`, to: store.hostname, port: storePort, purpose: "data" },
        {
            from: `${system}/${names.historyServer}`,
            to: store.hostname,
            port: storePort,
            purpose: "event log",
        },
        {
            from: `${system}/${names.sparkOperator}`,
            to: apiServer,
            port: 443,
            purpose: "watch, submit",
        },
        {
            from: apiServer,
            to: `${system}/${names.sparkOperator}-webhook`,
            port: 9443,
            purpose: "admission",
        },
    ];
}

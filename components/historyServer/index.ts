export { HistoryServer, type HistoryServerArgs } from "./historyServer.ts";
export type { EventStore } from "./eventStore.ts";

export { HistoryServer, type HistoryServerArgs } from "./historyServer.ts";
export type { EventStore } from "./eventStore.ts";
export type { CleanerSettings } from "./historyServerConf.ts";

export { type Exposure, HistoryServer, type HistoryServerArgs } from "./historyServer.ts";
export type { CleanerSettings } from "./historyServerConf.ts";

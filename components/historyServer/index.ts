export {
    type Exposure,
    HistoryServer,
    type HistoryServerArgs,
    historyServerPort,
} from "./historyServer.ts";
export type { CleanerSettings } from "./historyServerConf.ts";

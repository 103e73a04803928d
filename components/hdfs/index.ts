export { ExternalFileSystem } from "./externalFileSystem.ts";
export { usesNodes } from "./topology.ts";
export { HdfsCluster, type HdfsClusterArgs } from "./hdfsCluster.ts";
export { runningHdfs } from "./running.ts";

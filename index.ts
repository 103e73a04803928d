import { enableCompileCache } from "node:module";

// Else Node strips the types of some two hundred files at each run. What is imported before this is not kept, so nothing is.
enableCompileCache();

const { program } = await import("./stacks/program.ts");

export const {
    namespaces,
    objectStore,
    eventLog,
    historyServer,
    otherHistoryServer,
    gateway,
    webHdfs,
} = await program();

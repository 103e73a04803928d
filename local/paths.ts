import { homedir } from "node:os";
import { dirname, join } from "node:path";

/** The checkout. */
export const repository = dirname(import.meta.dirname);

/** State and tools of this checkout; `npm stop -- --purge` deletes the state in it. An engine suite has its own below it. */
export const localDirectory = process.env["SPARKSTEAD_LOCAL"] ?? join(repository, ".local");

/** Builds shared by every checkout of this user, keyed by what they are made of. */
export const cacheDirectory =
    process.env["SPARKSTEAD_CACHE"] ?? join(homedir(), ".cache", "sparkstead");

/** Logs of builds and daemons of this checkout. */
export const logDirectory = join(localDirectory, "logs");

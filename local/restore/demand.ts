import { parseArgs } from "node:util";

import { Refusal } from "../refusal.ts";
import type { RestoreRequest } from "./restore.ts";

/** What somebody asks `npm run restore` for. */
export interface RestoreDemand {
    readonly stack: string;
    readonly request: RestoreRequest;
}

/** @throws Refusal with the usage. */
export function restoreDemand(args: string[]): RestoreDemand {
    try {
        const { values, positionals } = parseArgs({
            args,
            options: {
                stack: { type: "string", default: "dev" },
                from: { type: "string" },
                into: { type: "string" },
                overwrite: { type: "boolean", default: false },
            },
            allowPositionals: true,
        });
        const [database, ...more] = positionals;
        if (database !== undefined && more.length === 0) {
            const { stack, from, into, overwrite } = values;
            return { stack, request: { database, from, into, overwrites: overwrite } };
        }
    } catch {
        // An unknown option: the usage says which there are.
    }
    throw new Refusal(
        `found "${args.join(" ")}"; usage: npm run restore -- DATABASE [--stack STACK] [--from KEY] [--into DATABASE] [--overwrite]`,
    );
}

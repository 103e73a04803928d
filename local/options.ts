import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

import { Refusal } from "./refusal.ts";

type Values<Options extends ParseArgsOptionsConfig> = ReturnType<
    typeof parseArgs<{ options: Options }>
>["values"];

/** The options that a command was given; refuses what it does not know. */
export function givenOptions<const Options extends ParseArgsOptionsConfig>(
    options: Options,
): Values<Options> {
    try {
        return parseArgs({ args: process.argv.slice(2), options }).values;
    } catch (error) {
        const known = Object.keys(options).map((name) => `--${name}`);
        const message = error instanceof Error ? error.message : String(error);
        throw new Refusal(`${message}; the options are: ${known.join(", ")}`);
    }
}

import { onPath } from "../toolchain/find.ts";
import { devConfigFile } from "../toolchain/places.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import { devStack } from "./devStack.ts";
import type { Stack } from "./pulumi.ts";

interface Asked {
    /** Where its config is read. */
    readonly configFile: string;
    readonly toolchain: Pick<Toolchain, "pulumi" | "environment"> | undefined;
}

/**
 * A stack to be asked by its name. That of `npm start` has backend and passphrase in this checkout, which its config file tells; every
 * other has those of the user's shell and login, also where `npm start` has run.
 */
export function askedStack(name: string, { configFile, toolchain }: Asked): Stack {
    const ours = configFile === devConfigFile ? toolchain : undefined;
    const theirs = { pulumi: onPath("pulumi") ?? toolchain?.pulumi ?? "pulumi", environment: {} };
    return { ...devStack(ours ?? theirs), name, configFile };
}

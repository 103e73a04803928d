import { onPath } from "../toolchain/find.ts";
import { devConfigFile } from "../toolchain/places.ts";
import type { Toolchain } from "../toolchain/toolchain.ts";
import { devStack } from "./devStack.ts";
import type { Stack } from "./pulumi.ts";

interface Asked {
    /** Where its config is read. */
    readonly configFile: string;
    readonly toolchain: Programs | undefined;
}

type Programs = Pick<Toolchain, "pulumi" | "kubectl" | "environment">;

/**
 * A stack to be asked by its name. That of `npm start` has backend and passphrase in this checkout, which its config file tells; every
 * other has those of the user's shell and login, also where `npm start` has run.
 */
export function askedStack(name: string, asked: Asked): Stack {
    return { ...devStack(askedPrograms(asked)), name, configFile: asked.configFile };
}

/** What asks a stack and its cluster, which is what an `up` of it runs with: the user's own programs but for the stack of `npm start`. */
export function askedPrograms({ configFile, toolchain }: Asked): Programs {
    const ours = configFile === devConfigFile ? toolchain : undefined;
    return (
        ours ?? {
            pulumi: onPath("pulumi") ?? toolchain?.pulumi ?? "pulumi",
            kubectl: onPath("kubectl") ?? toolchain?.kubectl ?? "kubectl",
            environment: {},
        }
    );
}

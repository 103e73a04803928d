import { join } from "node:path";

import { localDirectory } from "../paths.ts";

/** Pulumi's own home for this checkout, so that nothing of the user's is touched. */
export const pulumiHome = join(localDirectory, "pulumi");

/** Plugins where the engine looks for them: `<kind>-<name>-v<version>/pulumi-<kind>-<name>`. */
export const pluginDirectory = join(pulumiHome, "plugins");

/** Backend of the dev stack. */
export const stateDirectory = join(localDirectory, "state");

/** Encrypts the secrets in the state; whoever deletes it loses them. */
export const passphraseFile = join(localDirectory, "passphrase");

/** Commands that the file to source puts on PATH. */
export const binDirectory = join(localDirectory, "bin");

/** The file to source. */
export const shellFile = join(localDirectory, "env.sh");

/** Config of the dev stack on this machine: the committed one and what only this machine knows. */
export const devConfigFile = join(localDirectory, "Pulumi.dev.yaml");

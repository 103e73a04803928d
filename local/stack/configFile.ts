import { existsSync } from "node:fs";
import { join } from "node:path";

/** The config file of a stack: with what only this machine knows, where `npm start` has made such a copy, else as it is committed. */
export function configFileOf(
    stack: string,
    { repository, machine }: { readonly repository: string; readonly machine: string },
): string {
    const file = `Pulumi.${stack}.yaml`;
    const copy = join(machine, file);
    return existsSync(copy) ? copy : join(repository, file);
}

import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** A password that nobody types; another revision of it is another password. */
export function generatedPassword(
    name: string,
    revision: number,
    parent: pulumi.ComponentResource,
): random.RandomPassword {
    return new random.RandomPassword(
        name,
        {
            // Letters and digits only: the value passes through shells, SQL, JDBC URLs and argument lists.
            length: 40,
            special: false,
            // Not for the first: keepers that appear would replace it.
            ...(revision > 1 && { keepers: { revision: String(revision) } }),
        },
        { parent },
    );
}

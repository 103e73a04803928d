import * as pulumi from "@pulumi/pulumi";

/**
 * An error for the user that is found after the program's last line, in a value that only the engine could give. Of such an error the
 * SDK prints the stack, hidden or not (3.270.0, cmd/run/index.js), so it has none.
 */
export function lateError(text: string): Error {
    const error = new pulumi.RunError(text);
    error.stack = "";
    return error;
}

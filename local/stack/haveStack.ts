import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { say } from "../progress.ts";
import { clearStaleLocks } from "./locks.ts";
import { type Stack, attemptPulumi, operate, pulumi } from "./pulumi.ts";

/** What `pulumi stack export` prints, as far as it matters here. */
interface Exported {
    readonly deployment: {
        readonly secrets_providers: { readonly state: { readonly salt: string } };
        readonly pending_operations?: readonly unknown[];
    };
}

/** Makes the stack unless it is there, and selects it. Returns the salt that its secrets are encrypted with. */
export async function haveStack(stack: Stack): Promise<string> {
    await clearStaleLocks(stack);
    const existing = await attemptPulumi(stack, ["stack", "export"]);
    const exported = existing.code === 0 ? existing.stdout : await makeStack(stack);
    await pulumi(stack, ["stack", "select"]);
    return (JSON.parse(exported) as Exported).deployment.secrets_providers.state.salt;
}

/**
 * `stack init` writes the salt into the project's committed config and has no option for another file, so it is called for a
 * copy of the project.
 */
async function makeStack(stack: Stack): Promise<string> {
    const copy = await mkdtemp(join(tmpdir(), "sparkstead-stack-"));
    try {
        await copyFile(join(stack.project, "Pulumi.yaml"), join(copy, "Pulumi.yaml"));
        await pulumi({ ...stack, project: copy }, ["stack", "init", "--no-select"]);
    } finally {
        await rm(copy, { recursive: true });
    }
    return pulumi(stack, ["stack", "export"]);
}

/**
 * Brings the state of a killed `up` in order. It is unknown whether what was being created exists: `refresh` is the documented
 * way to drop such entries (https://www.pulumi.com/docs/support/troubleshooting/common-issues/interrupted-updates/), and the next
 * `up` takes in what exists and carries the stack's label. Needs the stack's config and its cluster.
 */
export async function recover(stack: Stack): Promise<void> {
    const exported = JSON.parse(await pulumi(stack, ["stack", "export"])) as Exported;
    const pending = exported.deployment.pending_operations?.length ?? 0;
    if (pending > 0) {
        say(`  a killed update left ${String(pending)} steps open: refreshing the state`);
        await operate(stack, ["refresh", "--yes", "--skip-preview", "--clear-pending-creates"]);
    }
}

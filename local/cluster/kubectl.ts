import { join } from "node:path";

import { attempt, run, type RunOptions } from "../run.ts";
import { adminKubeconfig, places } from "./layout.ts";

/** Runs kubectl as the embedded cluster's administrator and returns what it printed. */
export async function kubectl(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return run(
        join(places.programs, "kubectl"),
        [`--kubeconfig=${adminKubeconfig}`, ...args],
        options,
    );
}

/** Whether the kubectl command succeeds. */
export async function kubectlSucceeds(args: readonly string[]): Promise<boolean> {
    const all = [`--kubeconfig=${adminKubeconfig}`, ...args];
    return (await attempt(join(places.programs, "kubectl"), all)).code === 0;
}

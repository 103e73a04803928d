import { dirname } from "node:path";

import { startEmbedded } from "../../../local/cluster/cluster.ts";
import { havePlugins } from "../../../local/plugins/plugins.ts";
import { haveToolchain } from "../../../local/toolchain/toolchain.ts";

/** Tells the conformance suite, by its environment, which cluster and which plugins to try, unless the user has. */
export async function mochaGlobalSetup(): Promise<void> {
    const { environment } = await haveToolchain();
    const { kubeconfig } = await startEmbedded();
    const [plugin] = await havePlugins();
    process.env["PATH"] = environment["PATH"];
    process.env["KUBECONFIG"] ??= kubeconfig;
    process.env["CONFORMANCE_PLUGINS"] ??= plugin === undefined ? "" : dirname(plugin.binary);
}

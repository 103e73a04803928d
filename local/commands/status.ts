import { type Cluster, embeddedStatus } from "../cluster/cluster.ts";
import { main } from "../main.ts";
import { say } from "../progress.ts";
import { table } from "../report.ts";
import { attempt } from "../run.ts";
import { rememberedCluster } from "../stack/chosenCluster.ts";
import { devStack } from "../stack/devStack.ts";
import { type StackState, podCounts, stackLine } from "../status.ts";
import { type Toolchain, presentToolchain } from "../toolchain/toolchain.ts";

/** `npm run status`: what of the platform is there and runs; changes nothing. */
await main(async () => {
    const toolchain = await presentToolchain();
    const cluster = await rememberedCluster();
    say(
        table({
            "embedded node": (await embeddedStatus()).state,
            ...(toolchain === undefined
                ? { toolchain: "not made yet; npm start makes it" }
                : { plugins: toolchain.providers, stack: await stackOf(toolchain) }),
            ...(cluster !== undefined && { context: cluster.context }),
            ...(cluster !== undefined && toolchain !== undefined
                ? await podsOf(cluster, toolchain)
                : {}),
        }),
    );
});

async function stackOf(toolchain: Toolchain): Promise<string> {
    const stack = devStack(toolchain);
    const { code, stdout, stderr } = await attempt(
        stack.pulumi,
        ["stack", "ls", "--json", "--non-interactive"],
        { cwd: stack.project, env: stack.environment },
    );
    return code === 0
        ? stackLine(JSON.parse(stdout) as StackState[], stack.name)
        : `unknown: ${stderr.trim()}`;
}

/** Pods by namespace, as far as the cluster answers. */
async function podsOf(
    { kubeconfig, context }: Cluster,
    { kubectl }: Toolchain,
): Promise<Record<string, string>> {
    const { code, stdout, stderr } = await attempt(kubectl, [
        `--kubeconfig=${kubeconfig}`,
        `--context=${context}`,
        "--request-timeout=5s",
        "get",
        "pods",
        "--all-namespaces",
        "--output=json",
    ]);
    return code === 0
        ? podCounts(stdout)
        : { pods: `unknown: ${stderr.trim().split("\n").at(-1) ?? ""}` };
}

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, type Server, createServer } from "node:net";
import { dirname, join } from "node:path";

import { twentyFaults } from "../../support/twentyFaults.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** How long a cluster has to answer, and the engine's own start and end around it. */
const answerSeconds = 10;
const engineSeconds = 10;

/** What is refused before anything is made. */
export function describeGate(platform: () => TrialPlatform): void {
    describe("preview", () => {
        it("passes the policy pack", async () => {
            const preview = await platform().pulumi(["preview", "--policy-pack", "policy"]);

            assert.equal(preview.code, 0, preview.output);
            assert.doesNotMatch(preview.output, /no Platform publishes a plan/);
        });

        it("lists all twenty faults of a config with twenty", async () => {
            const config = await platform().configWith("faults", twentyFaults);

            const preview = await platform().pulumi(["preview"], config);

            assert.notEqual(preview.code, 0, preview.output);
            assert.match(preview.output, /20 faults in this stack's config; nothing was changed/);
            assert.equal(preview.output.match(/^ +sparkstead:\S+: /gm)?.length, 20, preview.output);
            assert.doesNotMatch(preview.output, /^ +at /m, "a stack trace");
        });

        it("refuses a cluster of another identity and names both", async () => {
            const { cluster } = platform();
            const identity = "00000000-0000-4000-8000-000000000000";
            const config = await platform().configWith("identity", {
                kubernetes: { ...accessOf(platform()), identity },
            });

            const preview = await platform().pulumi(["preview"], config);

            assert.notEqual(preview.code, 0, preview.output);
            const sentence = `context "${cluster.context}" is another cluster: its kube-system has uid ${cluster.identity}, this stack is for ${identity}`;
            assert.ok(preview.output.replaceAll(/\s+/g, " ").includes(sentence), preview.output);
        });

        it(`gives a cluster that does not answer ${answerSeconds} seconds`, async () => {
            const server = await silentServer();
            try {
                const config = await platform().configWith("silent", {
                    kubernetes: await silentCluster(platform(), server),
                });

                const preview = await platform().pulumi(["preview"], config);

                assert.notEqual(preview.code, 0, preview.output);
                const { seconds } = preview;
                assert.ok(seconds < answerSeconds + engineSeconds, `it took ${seconds} s`);
            } finally {
                server.close();
            }
        });
    });
}

function accessOf({ cluster }: TrialPlatform): Readonly<Record<string, string>> {
    return { context: cluster.context, kubeconfig: cluster.kubeconfig, identity: cluster.identity };
}

/** A server that takes connections and says nothing. */
async function silentServer(): Promise<Server> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    return server;
}

/** Access to a cluster that is the silent server. */
async function silentCluster(
    platform: TrialPlatform,
    server: Server,
): Promise<Readonly<Record<string, string>>> {
    const { port } = server.address() as AddressInfo;
    const kubeconfig = join(dirname(platform.stack.configFile), "silent.kubeconfig");
    const context = "silent";
    await writeFile(
        kubeconfig,
        JSON.stringify({
            apiVersion: "v1",
            kind: "Config",
            clusters: [{ name: context, cluster: { server: `https://127.0.0.1:${port}` } }],
            users: [{ name: context, user: { token: "none" } }],
            contexts: [{ name: context, context: { cluster: context, user: context } }],
        }),
    );
    return { ...accessOf(platform), context, kubeconfig };
}

import assert from "node:assert/strict";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import { pulumi } from "../../../local/stack/pulumi.ts";
import { haveReadyStack } from "../../../local/stack/readyStack.ts";
import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Length of what @pulumi/random makes for us; names and ids in Secrets are shorter. */
const generatedLength = 32;

/** A platform is made, even if Pulumi is killed on the way, and then nothing is left to do. */
export function describeUp(platform: () => TrialPlatform): void {
    describe("up", () => {
        it("is killed in the middle, and the next start recovers", async () => {
            const { plan } = platform();
            const system = `--namespace=${plan.namespaces.system}`;
            const killed = platform().start(["up", "--yes", "--skip-preview"]);
            const ended = once(killed, "close");
            while (!(await platform().has(["statefulset", system, "--output=name"]))) {
                assert.equal(killed.exitCode, null, "up ended before it was killed");
                await sleep(200);
            }
            killed.kill("SIGKILL");
            await ended;

            await haveReadyStack(undefined);
            const up = await platform().pulumi(["up", "--yes", "--skip-preview"]);

            assert.equal(up.code, 0, up.output);
        });

        it("changes nothing when it is run again", async () => {
            const up = await platform().pulumi(["up", "--yes", "--expect-no-changes"]);

            assert.equal(up.code, 0, up.output);
        });

        it("has made what a refresh finds", async () => {
            const refresh = await platform().pulumi(["refresh", "--yes", "--expect-no-changes"]);

            assert.equal(refresh.code, 0, refresh.output);
        });

        it("leaves no generated secret readable in the state", async () => {
            const generated = await generatedSecrets(platform());

            const exported = await pulumi(platform().stack, ["stack", "export"]);

            assert.ok(generated.length >= 3, `found ${generated.length} generated secrets`);
            const readable = generated.filter((secret) => exported.includes(secret));
            assert.equal(
                readable.length,
                0,
                `${readable.length} secrets are readable in the state`,
            );
        });
    });
}

/** Values of the stack's Secrets that were made up, as they are in the cluster. */
async function generatedSecrets(platform: TrialPlatform): Promise<string[]> {
    const list = JSON.parse(
        await platform.kubectl([
            "get",
            "secrets",
            "--all-namespaces",
            `--selector=${stackLabel}`,
            "--output=json",
        ]),
    ) as { items: { data?: Record<string, string> }[] };
    return list.items
        .flatMap(({ data }) => Object.values(data ?? {}))
        .map((value) => Buffer.from(value, "base64").toString())
        .filter((value) => value.length >= generatedLength);
}

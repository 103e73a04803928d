import assert from "node:assert/strict";

import { LivyClient } from "../../../local/smoke/livy.ts";
import { deleteAndAwait, killAndAwait } from "../support/kill.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Long enough that somebody can look at it while it runs. */
const longPi = { args: ["8000"] };

/** Batches by Livy's API: how they end, what they leave, and what of them survives Livy. */
export function describeLivy(platform: () => TrialPlatform): void {
    describe("Livy", () => {
        let livy: LivyClient;

        before("ask it", () => {
            livy = new LivyClient(platform(), platform().plan);
        });

        it("runs SparkPi as the seed asks for it, prints pi, and leaves no pod", async () => {
            const began = performance.now();
            const { id } = await livy.submit("pi");

            assert.equal(await livy.end(id), "success");

            const log = await livy.log(id);
            const [, digits] = /^Pi is roughly ([0-9.]+)$/m.exec(log) ?? [];
            assert.ok(Math.abs(Number(digits) - Math.PI) < 0.01, log);
            assert.deepEqual(await livy.pods(), []);
            figure("SparkPi by POST /batches", began);
        });

        it("ends a batch as dead whose driver fails, with the reason in its log", async () => {
            const { id } = await livy.submit("wrong", { className: "org.example.Nothing" });

            assert.equal(await livy.end(id), "dead");

            assert.match(await livy.log(id), /Failed to load class org\.example\.Nothing/);
            assert.deepEqual(await livy.pods(), []);
        });

        it("leaves no pod of a batch that is deleted", async () => {
            const { id } = await livy.submit("deleted", longPi);
            await livy.executing();
            const began = performance.now();

            await livy.delete(id);

            assert.deepEqual(await livy.pods(), []);
            figure("DELETE of a running batch", began);
        });

        it("refuses a batch that chooses its own ServiceAccount", async () => {
            const key = "spark.kubernetes.authenticate.driver.serviceAccountName";

            await assert.rejects(livy.submit("thief", { conf: { [key]: "default" } }));

            assert.deepEqual(await livy.pods(), []);
        });

        for (const [loss, lose] of Object.entries({
            deleted: deleteAndAwait,
            killed: killAndAwait,
        })) {
            it(`is back within 60 s when its pod is ${loss}, and a running driver ends well`, async () => {
                await livy.submit(`outlives-${loss}`, longPi);
                const [driver = ""] = await livy.executing();
                const began = performance.now();

                await lose(platform(), workloadOf(platform()));
                await livy.answering();

                assert.ok(figure(`Livy ${loss} and back`, began) < 60);
                assert.equal(await livy.phaseOfEnded(driver), "Succeeded");
                await livy.forget(driver);
            });
        }
    });
}

function workloadOf({ plan }: TrialPlatform): Parameters<typeof killAndAwait>[1] {
    return {
        namespace: plan.namespaces.livy,
        selector: "app.kubernetes.io/name=livy",
        container: "livy",
    };
}

/** Seconds since, told to whoever reads the run. */
function figure(what: string, began: number): number {
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(`          ${what}: ${seconds} s`);
    return seconds;
}

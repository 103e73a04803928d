import assert from "node:assert/strict";

import { sparkPi } from "../../../local/smoke/checks/sparkPi.ts";
import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** @source https://livy.apache.org/docs/latest/rest-api.html */
interface Batch {
    readonly id: number;
    readonly state: string;
}

/** Long enough that somebody can look at it while it runs. */
const longPi = { args: ["8000"] };

/** Batches by Livy's API: how they end, what they leave, and what of them survives Livy. */
export function describeLivy(platform: () => TrialPlatform): void {
    describe("Livy", () => {
        const livy = new LivyClient(platform);

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

        for (const [loss, options] of [
            ["deleted", []],
            ["killed", ["--grace-period=0", "--force"]],
        ] as const) {
            it(`is back within 60 s when its pod is ${loss}, and a running driver ends well`, async () => {
                await livy.submit(`outlives-${loss}`, longPi);
                const [driver = ""] = await livy.executing();
                const began = performance.now();

                await livy.lose(options);

                assert.ok(figure(`Livy ${loss} and back`, began) < 60);
                assert.equal(await livy.phaseOfEnded(driver), "Succeeded");
                await livy.forget(driver);
            });
        }
    });
}

/** Seconds since, told to whoever reads the run. */
function figure(what: string, began: number): number {
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    console.log(`          ${what}: ${seconds} s`);
    return seconds;
}

/** Livy's API through the API server's proxy, and the drivers that it makes. */
class LivyClient {
    readonly #platform: () => TrialPlatform;

    /** Livy takes a name once, as long as it remembers the batch. */
    readonly #run = Date.now().toString(36);

    constructor(platform: () => TrialPlatform) {
        this.#platform = platform;
    }

    async submit(name: string, differing: object = {}): Promise<Batch> {
        const { mainClass, mainApplicationFile, arguments: args } = sparkPi;
        const image = this.#platform().plan.images.references.spark;
        const conf = { "spark.kubernetes.container.image": image };
        const body = {
            name: `${name}-${this.#run}`,
            className: mainClass,
            file: mainApplicationFile,
            args,
            conf,
        };
        const answer = await this.#platform().kubectl(
            ["create", `--raw=${this.#path("batches")}`, "--filename=-"],
            JSON.stringify({ ...body, ...differing }),
        );
        return JSON.parse(answer) as Batch;
    }

    /** State in which a batch has ended. */
    async end(id: number): Promise<string> {
        return this.#until(`batch ${id} to end`, 240, async () => {
            const { state } = await this.#get<Batch>(`batches/${id}`);
            return ["success", "dead", "killed", "error"].includes(state) ? state : undefined;
        });
    }

    async log(id: number): Promise<string> {
        const { log } = await this.#get<{ log: readonly string[] }>(
            `batches/${id}/log?from=-1&size=1000`,
        );
        return log.join("\n");
    }

    async delete(id: number): Promise<void> {
        await this.#platform().kubectl(["delete", `--raw=${this.#path(`batches/${id}`)}`]);
    }

    /** Drivers and executors that are there. */
    async pods(): Promise<string[]> {
        return this.#pods("spark-role");
    }

    /** Names of the drivers that have an executor running. */
    async executing(): Promise<string[]> {
        await this.#until("an executor", 120, async () => {
            const running = "--field-selector=status.phase=Running";
            const executors = await this.#pods("spark-role=executor", running);
            return executors.length > 0 ? executors : undefined;
        });
        return this.#pods("spark-role=driver");
    }

    /** Deletes Livy's pod and returns when another answers. */
    async lose(options: readonly string[]): Promise<void> {
        const { livy } = this.#platform().plan.namespaces;
        await this.#platform().kubectl([
            ...["delete", "pods", `--namespace=${livy}`, "--selector=app.kubernetes.io/name=livy"],
            ...options,
        ]);
        await this.#until("Livy to answer again", 120, async () => {
            try {
                return await this.#get<object>("version");
            } catch {
                return undefined;
            }
        });
    }

    async phaseOfEnded(driver: string): Promise<string> {
        const { jobs } = this.#platform().plan.namespaces;
        return this.#until(`${driver} to end`, 300, async () => {
            const phase = await this.#platform().kubectl([
                ...["get", driver, `--namespace=${jobs}`, "--output=jsonpath={.status.phase}"],
            ]);
            return phase === "Running" ? undefined : phase;
        });
    }

    async forget(driver: string): Promise<void> {
        const { jobs } = this.#platform().plan.namespaces;
        await this.#platform().kubectl(["delete", driver, `--namespace=${jobs}`]);
    }

    async #pods(selector: string, ...options: readonly string[]): Promise<string[]> {
        const { jobs } = this.#platform().plan.namespaces;
        const pods = await this.#platform().kubectl([
            ...["get", "pods", `--namespace=${jobs}`, `--selector=${selector}`],
            ...["--output=name", ...options],
        ]);
        return pods.split("\n").filter((pod) => pod !== "");
    }

    async #get<T>(path: string): Promise<T> {
        return JSON.parse(
            await this.#platform().kubectl(["get", `--raw=${this.#path(path)}`]),
        ) as T;
    }

    #path(path: string): string {
        const { livy } = this.#platform().plan.namespaces;
        return `/api/v1/namespaces/${livy}/services/${names.gateway}:http/proxy/${path}`;
    }

    #until<T>(subject: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
        return until({ subject, seconds, signal: new AbortController().signal }, ask);
    }
}

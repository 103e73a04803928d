import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { sparkPi } from "./checks/sparkPi.ts";
import { until } from "./polling.ts";

/** @source https://livy.apache.org/docs/latest/rest-api.html */
interface Batch {
    readonly id: number;
    readonly state: string;
}

/** Who runs kubectl. */
interface Caller {
    kubectl(args: readonly string[], input?: string): Promise<string>;
}

/** Sends Livy a request and returns what it answers. */
export type AskLivy = (
    method: "GET" | "POST" | "DELETE",
    path: string,
    body?: string,
) => Promise<string>;

interface LivyClientOptions {
    /** @default through the API server's proxy, to the Livy of the plan */
    readonly ask?: AskLivy;

    /** Ends every wait. */
    readonly signal?: AbortSignal;
}

/** Livy's API, and the drivers that it makes. */
export class LivyClient {
    readonly #caller: Caller;
    readonly #plan: PlatformPlan;
    readonly #ask: AskLivy;
    readonly #signal: AbortSignal;

    /** Livy takes a name once, as long as it remembers the batch. */
    readonly #run = Date.now().toString(36);

    /** `plan`: of the platform whose Livy it is. */
    constructor(caller: Caller, plan: PlatformPlan, options: LivyClientOptions = {}) {
        this.#caller = caller;
        this.#plan = plan;
        this.#ask = options.ask ?? throughApiServer(caller, plan);
        this.#signal = options.signal ?? new AbortController().signal;
    }

    async submit(name: string, differing: object = {}): Promise<Batch> {
        const { mainClass, mainApplicationFile, arguments: args } = sparkPi;
        const image = this.#plan.images.references.spark;
        const conf = { "spark.kubernetes.container.image": image };
        const body = {
            name: `${name}-${this.#run}`,
            className: mainClass,
            file: mainApplicationFile,
            args,
            conf,
        };
        const answer = await this.#ask(
            "POST",
            "batches",
            JSON.stringify({ ...body, ...differing }),
        );
        return JSON.parse(answer) as Batch;
    }

    /** State in which a batch has ended. */
    async end(id: number): Promise<string> {
        return this.#until(`batch ${id} to end`, 420, async () => {
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
        await this.#ask("DELETE", `batches/${id}`);
    }

    /** Waits until an application has neither driver nor executor. */
    async gone(sparkId: string): Promise<void> {
        await this.#until(`the pods of ${sparkId} to go`, 60, async () => {
            const pods = await this.#pods(`spark-app-selector=${sparkId}`);
            return pods.length === 0 || undefined;
        });
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

    /** Waits until it answers. */
    async answering(): Promise<void> {
        await this.#until("Livy to answer", 120, async () => {
            try {
                return await this.#get<object>("version");
            } catch {
                return undefined;
            }
        });
    }

    async phaseOfEnded(driver: string): Promise<string> {
        const { jobs } = this.#plan.namespaces;
        return this.#until(`${driver} to end`, 300, async () => {
            const phase = await this.#caller.kubectl([
                ...["get", driver, `--namespace=${jobs}`, "--output=jsonpath={.status.phase}"],
            ]);
            return phase === "Running" ? undefined : phase;
        });
    }

    async forget(driver: string): Promise<void> {
        const { jobs } = this.#plan.namespaces;
        await this.#caller.kubectl(["delete", driver, `--namespace=${jobs}`]);
    }

    async #pods(selector: string, ...options: readonly string[]): Promise<string[]> {
        const { jobs } = this.#plan.namespaces;
        const pods = await this.#caller.kubectl([
            ...["get", "pods", `--namespace=${jobs}`, `--selector=${selector}`],
            ...["--output=name", ...options],
        ]);
        return pods.split("\n").filter((pod) => pod !== "");
    }

    async #get<T>(path: string): Promise<T> {
        return JSON.parse(await this.#ask("GET", path)) as T;
    }

    #until<T>(subject: string, seconds: number, ask: () => Promise<T | undefined>): Promise<T> {
        return until({ subject, seconds, signal: this.#signal }, ask);
    }
}

const verbs = { GET: "get", POST: "create", DELETE: "delete" } as const;

function throughApiServer(caller: Caller, { namespaces }: PlatformPlan): AskLivy {
    const service = `/api/v1/namespaces/${namespaces.livy}/services/${names.gateway}:http`;
    return (method, path, body) =>
        caller.kubectl(
            [
                ...[verbs[method], `--raw=${service}/proxy/${path}`],
                ...(body === undefined ? [] : ["--filename=-"]),
            ],
            body,
        );
}

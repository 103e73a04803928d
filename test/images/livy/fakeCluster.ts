import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a driver's container is doing. */
export type ContainerState = Readonly<
    Partial<Record<"waiting" | "running" | "terminated", Readonly<Record<string, unknown>>>>
>;

/** An API server with one driver pod, as far as Livy's spark-submit asks for it. */
export class FakeCluster {
    /** Undefined where there is no pod (any more). */
    state: ContainerState | undefined = { running: {} };

    /** Node of the pod; none while it waits for room. */
    nodeName: string | undefined = "node";

    /** Lines of the log, each with its time stamp. */
    log: string[] = [];

    /** Answers what is asked of such a path with this status, as often as it says, before it answers well again. */
    hiccup = { status: 503, times: 0, path: /./ };

    /** Requests as "METHOD path?query". */
    readonly asked: string[] = [];

    /** Called when somebody follows the log; the stream ends when it resolves. */
    whileFollowed: () => Promise<void> = () => {
        this.state = { terminated: { exitCode: 0, reason: "Completed" } };
        return Promise.resolve();
    };

    readonly #server: Server;

    constructor() {
        this.#server = createServer((request, response) => {
            void this.#answer(request, response);
        });
    }

    async start(): Promise<string> {
        this.#server.listen(0, "127.0.0.1");
        await once(this.#server, "listening");
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    }

    stop(): void {
        this.#server.closeAllConnections();
        this.#server.close();
    }

    async #answer({ method = "", url = "" }: IncomingMessage, response: ServerResponse) {
        this.asked.push(`${method} ${url}`);
        const { pathname, searchParams } = new URL(url, "http://fake");
        if (this.hiccup.times > 0 && this.hiccup.path.test(pathname)) {
            this.hiccup.times -= 1;
            response.writeHead(this.hiccup.status).end('{"message":"no"}');
        } else if (method === "DELETE") {
            this.state = undefined;
            response.end("{}");
        } else if (pathname.endsWith("/log")) {
            await this.#stream(searchParams.get("sinceTime") ?? "", response);
        } else {
            response.end(JSON.stringify({ items: this.#pods() }));
        }
    }

    async #stream(since: string, response: ServerResponse): Promise<void> {
        // The kubelet knows whole seconds alone.
        const second = since.slice(0, 19);
        const lines = this.log.filter((line) => line.slice(0, 19) >= second);
        response.writeHead(200);
        response.write(lines.map((line) => `${line}\n`).join(""));
        await this.whileFollowed();
        response.end();
    }

    #pods(): unknown[] {
        return this.state === undefined
            ? []
            : [
                  {
                      metadata: { name: "pi-driver", labels: { "spark-app-selector": "spark-1" } },
                      spec: { nodeName: this.nodeName },
                      status: {
                          phase: "terminated" in this.state ? "Failed" : "Running",
                          conditions: [
                              { status: "False", reason: "Unschedulable", message: "no room" },
                          ],
                          containerStatuses: [
                              { name: "sidecar", state: { running: {} } },
                              { name: "spark-kubernetes-driver", state: this.state },
                          ],
                      },
                  },
              ];
    }
}

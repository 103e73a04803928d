import { type ChildProcess, spawn } from "node:child_process";
import { type Server as HttpServer, createServer as createHttpServer, request } from "node:http";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, type Server, createServer } from "node:net";
import { dirname, join } from "node:path";

import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Somebody on this machine who answers in another's place. */
export interface StandIn {
    readonly url: string;
    readonly end: () => Promise<void>;
}

/** Where pods find this machine. */
export function nodeAddress(platform: TrialPlatform): Promise<string> {
    const path = '{.items[0].status.addresses[?(@.type=="InternalIP")].address}';
    return platform.kubectl(["get", "nodes", `--output=jsonpath=${path}`]);
}

/** Takes connections and says nothing. */
export function tcpServer(host: string, port: number): Promise<StandIn> {
    return listening(createServer(), { host, port });
}

/** Answers everything with one status. */
export function httpServer(host: string, status: number): Promise<StandIn> {
    const server = createHttpServer((_, response) => {
        response.writeHead(status).end();
    });
    return listening(server, { host, port: 0 });
}

/** The cluster's own API, but for the version that it says it is. */
export async function olderApi(platform: TrialPlatform, gitVersion: string): Promise<StandIn> {
    const { kubeconfig, context } = platform.cluster;
    const proxy = spawn(
        platform.kubectlCommand,
        [`--kubeconfig=${kubeconfig}`, `--context=${context}`, "proxy", "--port=0"],
        { stdio: ["ignore", "pipe", "inherit"] },
    );
    const port = await portOf(proxy);
    const server = createHttpServer((asked, answer) => {
        if (asked.url?.startsWith("/version") === true) {
            answer
                .writeHead(200, { "content-type": "application/json" })
                .end(JSON.stringify({ major: "1", minor: "29", gitVersion }));
            return;
        }
        const { method, url: path, headers } = asked;
        const passedOn = request(
            { host: "127.0.0.1", port, method, path, headers: { ...headers, host: "127.0.0.1" } },
            (said) => {
                answer.writeHead(said.statusCode ?? 502, said.headers);
                said.pipe(answer);
            },
        );
        passedOn.on("error", () => answer.destroy());
        asked.pipe(passedOn);
    });
    const standIn = await listening(server, { host: "127.0.0.1", port: 0 });
    return {
        url: standIn.url,
        end: async () => {
            await standIn.end();
            proxy.kill();
        },
    };
}

/** The platform's kubectl, but for the version that it says it is. */
export async function kubectlOf(
    { kubectlCommand, stack }: TrialPlatform,
    gitVersion: string,
): Promise<string> {
    const file = join(dirname(stack.configFile), "kubectl-trial");
    await writeFile(
        file,
        `#!/bin/sh
case "$*" in
    "version --client") echo "Client Version: ${gitVersion}" ;;
    *) exec '${kubectlCommand}' "$@" ;;
esac
`,
        { mode: 0o755 },
    );
    return file;
}

/** The port that `kubectl proxy` says it took. */
function portOf({ stdout }: ChildProcess): Promise<number> {
    return new Promise((resolve, reject) => {
        let said = "";
        stdout
            ?.setEncoding("utf8")
            .on("data", (text: string) => {
                said += text;
                const [, port] = /:(\d+)\s/.exec(said) ?? [];
                if (port !== undefined) {
                    resolve(Number(port));
                }
            })
            .once("end", () => {
                reject(new Error(`kubectl proxy took no port: ${said}`));
            });
    });
}

async function listening(
    server: Server | HttpServer,
    { host, port }: { readonly host: string; readonly port: number },
): Promise<StandIn> {
    await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
    });
    const taken = (server.address() as AddressInfo).port;
    return {
        url: `http://${host}:${taken}`,
        end: () =>
            new Promise((resolve) => {
                if ("closeAllConnections" in server) {
                    server.closeAllConnections();
                }
                server.close(() => {
                    resolve();
                });
            }),
    };
}

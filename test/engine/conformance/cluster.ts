import { readFileSync } from "node:fs";
import { request } from "node:https";

import { parse } from "yaml";

/** An object of the Kubernetes API, as far as the cases look at it. */
export interface KubernetesObject {
    readonly metadata: {
        readonly name: string;
        readonly uid: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
        readonly generation?: number;
        readonly resourceVersion: string;
        readonly managedFields?: readonly {
            readonly manager: string;
            readonly operation: string;
        }[];
    };
    readonly data?: Readonly<Record<string, string>>;
    readonly spec?: Readonly<Record<string, unknown>>;
    readonly status?: Readonly<Record<string, unknown>>;
    readonly webhooks?: readonly Readonly<Record<string, unknown>>[];
}

interface Kubeconfig {
    readonly "current-context": string;
    readonly contexts: readonly {
        readonly name: string;
        readonly context: { readonly cluster: string; readonly user: string };
    }[];
    readonly clusters: readonly {
        readonly name: string;
        readonly cluster: Readonly<Record<string, string>> & { readonly server: string };
    }[];
    readonly users: readonly {
        readonly name: string;
        readonly user: Readonly<Record<string, string>>;
    }[];
}

/** The cluster behind the plugin's back: what others do to it, and what is really there. */
export class Cluster {
    readonly kubeconfig: string;
    readonly contents: string;
    readonly context: string;
    readonly #server: URL;
    readonly #credentials: { ca?: Buffer; cert?: Buffer; key?: Buffer; token?: string };

    constructor(kubeconfig: string) {
        this.contents = readFileSync(kubeconfig, "utf8");
        const config = parse(this.contents) as Kubeconfig;
        const context = named(config.contexts, config["current-context"]).context;
        const cluster = named(config.clusters, context.cluster).cluster;
        const user = named(config.users, context.user).user;
        this.kubeconfig = kubeconfig;
        this.context = config["current-context"];
        this.#server = new URL(cluster.server);
        this.#credentials = {
            ...content("ca", cluster, "certificate-authority"),
            ...content("cert", user, "client-certificate"),
            ...content("key", user, "client-key"),
            ...(user["token"] === undefined ? {} : { token: user["token"] }),
        };
    }

    async find(path: string): Promise<KubernetesObject | undefined> {
        const { status, body } = await this.#call("GET", path);
        return status === 404 ? undefined : (body as KubernetesObject);
    }

    async get(path: string): Promise<KubernetesObject> {
        const found = await this.find(path);
        if (found === undefined) {
            throw new Error(`${path} is not on the cluster`);
        }
        return found;
    }

    /** The image that CONFORMANCE_IMAGE names, else our own shell image, which the embedded node holds. */
    async shellImage(): Promise<string> {
        const given = process.env["CONFORMANCE_IMAGE"];
        if (given !== undefined) {
            return given;
        }
        const { body } = await this.#call("GET", "/api/v1/nodes");
        const nodes = (body as { items: { status: { images: { names: string[] }[] } }[] }).items;
        const image = nodes
            .flatMap(({ status }) => status.images.flatMap(({ names }) => names))
            .find((name) => /\/shell:/.test(name));
        if (image === undefined) {
            throw new Error("no node holds the shell image: name one by CONFORMANCE_IMAGE");
        }
        return image;
    }

    /** Names of what a list holds. */
    async list(path: string): Promise<string[]> {
        const { body } = await this.#call("GET", path);
        return (body as { items: KubernetesObject[] }).items.map(({ metadata }) => metadata.name);
    }

    async create(path: string, object: object): Promise<void> {
        await this.#expect("POST", path, object);
    }

    async patch(path: string, patch: object): Promise<void> {
        await this.#expect("PATCH", path, patch);
    }

    async delete(path: string): Promise<void> {
        const { status } = await this.#call("DELETE", path);
        if (status !== 200 && status !== 202 && status !== 404) {
            throw new Error(`DELETE ${path} answered ${String(status)}`);
        }
    }

    async #expect(method: string, path: string, object: object): Promise<void> {
        const { status, body } = await this.#call(method, path, object);
        if (status >= 300) {
            throw new Error(
                `${method} ${path} answered ${String(status)}: ${JSON.stringify(body)}`,
            );
        }
    }

    #call(
        method: string,
        path: string,
        object?: object,
    ): Promise<{ status: number; body: unknown }> {
        const { token, ...tls } = this.#credentials;
        const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
        return new Promise((resolve, reject) => {
            const call = request(
                new URL(path, this.#server),
                {
                    method,
                    ...tls,
                    rejectUnauthorized: tls.ca !== undefined,
                    headers: {
                        "content-type": type,
                        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
                    },
                },
                (response) => {
                    const chunks: Buffer[] = [];
                    response.on("data", (chunk: Buffer) => chunks.push(chunk));
                    response.on("end", () => {
                        resolve({
                            status: response.statusCode ?? 0,
                            body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
                        });
                    });
                },
            );
            call.on("error", reject);
            call.end(object === undefined ? undefined : JSON.stringify(object));
        });
    }
}

function named<Entry extends { readonly name: string }>(
    entries: readonly Entry[],
    name: string,
): Entry {
    const found = entries.find((entry) => entry.name === name);
    if (found === undefined) {
        throw new Error(`the kubeconfig has no entry ${name}`);
    }
    return found;
}

/** A certificate or key, given in the kubeconfig or as the path of a file. */
function content<Key extends string>(
    key: Key,
    from: Readonly<Record<string, string>>,
    field: string,
): Partial<Record<Key, Buffer>> {
    const data = from[`${field}-data`];
    const path = from[field];
    if (data !== undefined) {
        return { [key]: Buffer.from(data, "base64") } as Record<Key, Buffer>;
    }
    return path === undefined ? {} : ({ [key]: readFileSync(path) } as Record<Key, Buffer>);
}

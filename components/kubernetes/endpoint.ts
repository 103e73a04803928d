/** Where somebody takes connections. */
export interface Endpoint {
    readonly host: string;
    readonly port: number;
}

/** The ports that URLs leave out. */
const usualPorts: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** Where a URL leads to. */
export function endpointOf(url: string): Endpoint {
    const { protocol, hostname, port } = new URL(url);
    return { host: hostname, port: port === "" ? (usualPorts[protocol] ?? 0) : Number(port) };
}

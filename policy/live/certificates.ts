import { X509Certificate } from "node:crypto";

import { listed } from "./answers.ts";
import type { Cluster } from "./cluster.ts";

/** A certificate in a Secret. */
export interface Certificate {
    readonly namespace: string;
    readonly secret: string;
    readonly key: string;

    /** "Secret spark-system/tls tls.crt". */
    readonly where: string;

    /** Nothing where it cannot be read. */
    readonly x509: X509Certificate | undefined;
}

interface Secret {
    readonly metadata: { readonly name: string };
    readonly data?: Readonly<Record<string, string>>;
}

const armour = /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g;

/** Every certificate in the Secrets of a namespace: whatever is armoured as one, or by its key's name ought to be. */
export async function certificatesOf(
    cluster: Cluster,
    namespace: string,
): Promise<readonly Certificate[]> {
    const secrets = await listed<Secret>(cluster, `/api/v1/namespaces/${namespace}/secrets`);
    return secrets.flatMap(({ metadata, data = {} }) =>
        Object.entries(data).flatMap(([key, encoded]) => {
            const text = Buffer.from(encoded, "base64").toString();
            const where = `Secret ${namespace}/${metadata.name} ${key}`;
            const common = { namespace, secret: metadata.name, key, where };
            const found = text.match(armour) ?? [];
            return found.length === 0 && key.endsWith(".crt")
                ? [{ ...common, x509: undefined }]
                : found.map((pem) => ({ ...common, x509: parsed(pem) }));
        }),
    );
}

/** The certificates in an encoded bundle. */
export function bundleOf(encoded: string): readonly (X509Certificate | undefined)[] {
    return (Buffer.from(encoded, "base64").toString().match(armour) ?? []).map(parsed);
}

function parsed(pem: string): X509Certificate | undefined {
    try {
        return new X509Certificate(pem);
    } catch {
        return undefined;
    }
}

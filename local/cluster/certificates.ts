import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { run } from "../run.ts";

/** A certificate of the cluster, with its key beside it. */
export interface CertificateRequest {
    /** Path of its files, without their endings. */
    readonly path: string;

    readonly commonName: string;

    /** The group, where the holder is a Kubernetes user. */
    readonly organization?: string;

    /** Subject alternative names, as openssl writes them: `IP:…`, `DNS:…`. */
    readonly alternativeNames?: readonly string[];

    /** Who signs; nobody: it is an authority itself. */
    readonly authority?: CertificateRequest;
}

/** Ten years: the cluster is one machine's and a purge makes all of them again. */
const lifetimeDays = 3650;
const renewalDays = 30;

export function certificateFile({ path }: CertificateRequest): string {
    return `${path}.crt`;
}

export function keyFile({ path }: CertificateRequest): string {
    return `${path}.key`;
}

/** Makes the certificate unless a sound one is there: same request, right key, right signer, not about to end. */
export async function haveCertificate(request: CertificateRequest): Promise<void> {
    const text = requestText(request);
    if (await isSound(request, text)) {
        return;
    }
    const { path } = request;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.request.new`, text);
    const signer =
        request.authority === undefined
            ? []
            : ["-CA", certificateFile(request.authority), "-CAkey", keyFile(request.authority)];
    await run("openssl", [
        ...["req", "-x509", "-noenc", "-config", `${path}.request.new`],
        ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
        ...["-keyout", `${path}.key.new`, "-out", `${path}.crt.new`],
        ...["-days", String(lifetimeDays), ...signer],
    ]);
    // The request comes last: it says that the other two belong together.
    for (const suffix of ["key", "crt", "request"]) {
        await rename(`${path}.${suffix}.new`, `${path}.${suffix}`);
    }
}

/** Configuration for openssl, of which a request is all there is to say. */
function requestText(request: CertificateRequest): string {
    const isAuthority = request.authority === undefined;
    const names = request.alternativeNames?.join(",");
    return [
        "[req]",
        "prompt = no",
        "distinguished_name = subject",
        "x509_extensions = extensions",
        "[subject]",
        ...(request.organization === undefined ? [] : [`O = ${request.organization}`]),
        `CN = ${request.commonName}`,
        "[extensions]",
        `basicConstraints = critical,CA:${isAuthority ? "TRUE" : "FALSE"}`,
        `keyUsage = critical,${isAuthority ? "keyCertSign,cRLSign" : "digitalSignature"}`,
        ...(isAuthority ? [] : ["extendedKeyUsage = serverAuth,clientAuth"]),
        ...(names === undefined ? [] : [`subjectAltName = ${names}`]),
        "",
    ].join("\n");
}

async function isSound(request: CertificateRequest, text: string): Promise<boolean> {
    try {
        const found = await readFile(`${request.path}.request`, "utf8");
        const certificate = new X509Certificate(await readFile(certificateFile(request)));
        const signer = new X509Certificate(
            await readFile(certificateFile(request.authority ?? request)),
        );
        const renewal = Date.now() + renewalDays * 24 * 3600 * 1000;
        return (
            found === text &&
            certificate.checkPrivateKey(createPrivateKey(await readFile(keyFile(request)))) &&
            certificate.verify(signer.publicKey) &&
            new Date(certificate.validTo).getTime() > renewal
        );
    } catch {
        return false;
    }
}

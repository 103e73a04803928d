import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
    certificateFile,
    type CertificateRequest,
    haveCertificate,
    keyFile,
} from "../../../local/cluster/certificates.ts";
import { systemProgram } from "../../../local/cluster/systemPackages.ts";

describe("a certificate", () => {
    let directory: string;
    let authority: CertificateRequest;
    let server: CertificateRequest;

    beforeEach(async function () {
        if (systemProgram("openssl") === undefined) {
            this.skip();
        }
        directory = await mkdtemp(join(tmpdir(), "sparkstead-"));
        authority = { path: join(directory, "ca"), commonName: "authority" };
        server = {
            path: join(directory, "server"),
            commonName: "server",
            organization: "servers",
            alternativeNames: ["IP:10.0.0.1", "DNS:server.local"],
            authority,
        };
        await haveCertificate(authority);
        await haveCertificate(server);
    });

    afterEach(async () => {
        await rm(directory, { recursive: true, force: true });
    });

    it("carries its names and is signed by its authority", async () => {
        const certificate = await certificateOf(server);

        assert.equal(certificate.subject, "O=servers\nCN=server");
        assert.equal(certificate.subjectAltName, "IP Address:10.0.0.1, DNS:server.local");
        assert.equal(certificate.ca, false);
        assert.ok(certificate.verify((await certificateOf(authority)).publicKey));
    });

    it("stays as it is while it is sound", async () => {
        const before = await readFile(certificateFile(server));

        await haveCertificate(server);

        assert.deepEqual(await readFile(certificateFile(server)), before);
    });

    it("is made again for another name", async () => {
        await haveCertificate({ ...server, alternativeNames: ["IP:10.0.0.2"] });

        assert.equal((await certificateOf(server)).subjectAltName, "IP Address:10.0.0.2");
    });

    it("is made again when its key is another one's or its authority is new", async () => {
        const before = await readFile(certificateFile(server));
        await writeFile(keyFile(server), await readFile(keyFile(authority)));
        await haveCertificate(server);
        const between = await readFile(certificateFile(server));
        await rm(certificateFile(authority));
        await haveCertificate(authority);
        await haveCertificate(server);

        assert.notDeepEqual(between, before);
        assert.notDeepEqual(await readFile(certificateFile(server)), between);
    });
});

async function certificateOf(request: CertificateRequest): Promise<X509Certificate> {
    return new X509Certificate(await readFile(certificateFile(request)));
}

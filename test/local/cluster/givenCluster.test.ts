import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { useGivenCluster } from "../../../local/cluster/givenCluster.ts";
import { Refusal } from "../../../local/refusal.ts";

describe("a given cluster", () => {
    let directory: string;
    let kubeconfig: string;

    beforeEach(async () => {
        directory = await mkdtemp(join(tmpdir(), "sparkstead-"));
        kubeconfig = join(directory, "config");
        await writeFile(kubeconfig, "");
    });

    afterEach(async () => {
        await rm(directory, { recursive: true, force: true });
    });

    it("is told from others by the uid of kube-system", async () => {
        const kubectl = await kubectlThat(`
            *namespaces/kube-system) echo '{"metadata":{"uid":"uid-1"}}' ;;
            *storageclasses) echo '${classes("true")}' ;;`);

        const cluster = await useGivenCluster({ kubectl, kubeconfig, context: "mine" });

        assert.deepEqual(cluster, {
            origin: "given",
            kubeconfig,
            context: "mine",
            identity: "uid-1",
        });
    });

    it("is refused without a default StorageClass, and those there are named", async () => {
        const kubectl = await kubectlThat(`
            *namespaces/kube-system) echo '{"metadata":{"uid":"uid-1"}}' ;;
            *storageclasses) echo '${classes("false")}' ;;`);

        await assert.rejects(
            useGivenCluster({ kubectl, kubeconfig, context: "mine" }),
            refusal(/context "mine": found no default StorageClass \(there are: slow\)/),
        );
    });

    it("is refused when it does not answer, with its server and the reason", async () => {
        const kubectl = await kubectlThat(`
            *--raw*) echo "connection refused" >&2; exit 1 ;;`);

        await assert.rejects(
            useGivenCluster({ kubectl, kubeconfig, context: "mine" }),
            refusal(/"mine": https:\/\/mine:6443 does not answer .*\(connection refused\)/),
        );
    });

    it("is refused when no kubeconfig knows its context", async () => {
        const kubectl = await kubectlThat("");

        await assert.rejects(
            useGivenCluster({ kubectl, kubeconfig, context: "other" }),
            refusal(/context "other": not in .*, which knows mine/),
        );
    });

    /** A stand-in for kubectl; the cases come before its own answers. */
    async function kubectlThat(cases: string): Promise<string> {
        const path = join(directory, "kubectl");
        await writeFile(
            path,
            `#!/bin/sh
            case "$*" in ${cases}
            *get-contexts*) echo mine ;;
            *view*) echo https://mine:6443 ;;
            esac`,
        );
        await chmod(path, 0o755);
        return path;
    }
});

function classes(isDefault: string): string {
    const annotations = { "storageclass.kubernetes.io/is-default-class": isDefault };
    return JSON.stringify({ items: [{ metadata: { name: "slow", annotations } }] });
}

function refusal(message: RegExp): (error: unknown) => boolean {
    return (error) => error instanceof Refusal && message.test(error.message);
}

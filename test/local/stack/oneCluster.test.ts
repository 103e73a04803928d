import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { repository } from "../../../local/paths.ts";

const state = (...types: string[]): object => ({
    deployment: { resources: types.map((type) => ({ type })) },
});
const full = state("pulumi:pulumi:Stack", "kubernetes:core/v1:Namespace");
const empty = state("pulumi:pulumi:Stack", "pulumi:providers:kubernetes");
const given = { origin: "given", kubeconfig: "/k", context: "corp", identity: "uid-1" };
const embedded = { ...given, origin: "embedded", context: "sparkstead-embedded" };

describe("a stack's one cluster", () => {
    let local: string;

    beforeEach(() => {
        local = mkdtempSync(join(tmpdir(), "sparkstead-cluster-"));
    });

    afterEach(() => {
        rmSync(local, { recursive: true });
    });

    it("is not left for another context, nor for a cluster of ours", () => {
        remember(given, full);

        assert.match(
            refusal("refuseAnotherContext", "other"),
            /is on context "corp", found context "other"/,
        );
        assert.match(
            refusal("refuseAnotherContext", ""),
            /found no context; name it with --context corp/,
        );
        assert.equal(refusal("refuseAnotherContext", "corp"), "");
    });

    it("is not left for a context where it is ours", () => {
        remember(embedded, full);

        assert.match(refusal("refuseAnotherContext", "corp"), /name no context/);
        assert.equal(refusal("refuseAnotherContext", ""), "");
    });

    it("is not mistaken for another that the context leads to now", () => {
        remember(given, full);

        const found = refusal("refuseAnotherIdentity", { ...given, identity: "uid-2" });

        assert.match(found, /found uid uid-2 of kube-system, required uid-1/);
        assert.equal(refusal("refuseAnotherIdentity", given), "");
    });

    it("may change while nothing is on it", () => {
        remember(given, empty);

        assert.equal(refusal("refuseAnotherContext", ""), "");
        assert.equal(refusal("refuseAnotherIdentity", { ...given, identity: "uid-2" }), "");
    });

    /** Puts into place the cluster of the last start, and a Pulumi that exports the state. */
    function remember(cluster: object, exported: object): void {
        mkdirSync(local, { recursive: true });
        writeFileSync(join(local, "cluster.json"), JSON.stringify(cluster));
        writeFileSync(join(local, "pulumi"), `#!/bin/sh\necho '${JSON.stringify(exported)}'\n`);
        chmodSync(join(local, "pulumi"), 0o755);
    }

    /** What the function refuses with, in a process whose local folder is ours; empty if it does not. */
    function refusal(name: string, wanted: unknown): string {
        const stack = {
            name: "dev",
            pulumi: join(local, "pulumi"),
            project: local,
            environment: {},
        };
        const module = join(repository, "local", "stack", "oneCluster.ts");
        const script = `
            import { ${name} } from ${JSON.stringify(module)};
            await ${name}(${JSON.stringify(stack)}, ${JSON.stringify(wanted)}).catch((error) => console.log(error.message));`;
        const { stdout, stderr } = spawnSync(
            process.execPath,
            ["--input-type=module", "-e", script],
            {
                encoding: "utf8",
                env: { ...process.env, SPARKSTEAD_LOCAL: local },
            },
        );
        assert.equal(stderr, "");
        return stdout.trim();
    }
});

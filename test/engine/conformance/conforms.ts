import { randomBytes } from "node:crypto";

import { type Cluster } from "./cluster.ts";
import { Engine, type TrialStack } from "./engine.ts";

/** What a case works with: an empty stack, and a namespace that no stack knows. */
export interface Trial {
    readonly engine: Engine;
    readonly cluster: Cluster;
    readonly stack: TrialStack;
    readonly namespace: string;

    /** An image that is on the node and has a shell. */
    readonly image: string;
}

/** Where the vendor says what a case expects; the paths are those of its repositories on GitHub. */
export const sources = {
    provider: "pulumi-kubernetes/provider/pkg/provider/provider.go",
    replacement: "pulumi-kubernetes/provider/pkg/provider/diff.go",
    naming: "pulumi-kubernetes/provider/pkg/metadata/naming.go",
    overrides: "pulumi-kubernetes/provider/pkg/metadata/overrides.go",
    await: "pulumi-kubernetes/provider/pkg/await/await.go",
    awaiters: "pulumi-kubernetes/provider/pkg/await/awaiters.go",
    service: "pulumi-kubernetes/provider/pkg/await/service.go",
    job: "pulumi-kubernetes/provider/pkg/await/checker/job/check.go",
    jsonpath: "pulumi-kubernetes/provider/pkg/jsonpath/jsonpath.go",
    chart: "pulumi-kubernetes/provider/pkg/provider/helm/v4/chart.go",
    children: "pulumi-kubernetes/provider/pkg/provider/yaml/v2/yaml.go",
    configuration:
        "https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/",
    serverSideApply:
        "https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/",
    password: "https://www.pulumi.com/registry/packages/random/api-docs/randompassword/",
    randomId: "https://www.pulumi.com/registry/packages/random/api-docs/randomid/",
    command: "https://www.pulumi.com/registry/packages/command/api-docs/local/command/",
    run: "pulumi-command/provider/pkg/provider/local/commandController.go",
    standIn: "local/plugins/SUPPORTED.md",
} as const;

let engine: Promise<Engine> | undefined;
let count = 0;

/** One case: a claim about the plugin, with where it comes from. */
export function conforms(
    claim: string,
    source: string,
    check: (trial: Trial) => Promise<void>,
): void {
    it(`${claim} [${source}]`, async function () {
        this.timeout(180_000);
        engine ??= Engine.start();
        const started = await engine;
        const { cluster } = started;
        count += 1;
        const name = `conformance-${String(count)}-${randomBytes(3).toString("hex")}`;
        const stack = await started.stack(name);
        await cluster.create("/api/v1/namespaces", {
            apiVersion: "v1",
            kind: "Namespace",
            metadata: { name },
        });
        const image = await cluster.shellImage();
        try {
            await check({ engine: started, cluster, stack, namespace: name, image });
        } finally {
            await stack.destroy();
            await cluster.delete(`/api/v1/namespaces/${name}`);
        }
    });
}

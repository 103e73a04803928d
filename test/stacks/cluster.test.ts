import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { provideCluster } from "../../stacks/cluster.ts";
import { planWith } from "../support/config.ts";
import { deploy, kubeSystemUid, valueOf } from "../support/deploy.ts";
import type { World } from "../support/world.ts";

interface Outcome {
    readonly world: World;
    readonly urn: unknown;
}

/** Makes one object by the provider of a cluster whose kube-system has a uid. */
async function against(uid: string): Promise<Outcome> {
    let urn: Promise<unknown> = Promise.resolve();
    const world = await deploy(
        () => {
            const provider = provideCluster(planWith().cluster);
            new kubernetes.core.v1.ConfigMap("first", {}, { provider });
            urn = valueOf(provider.urn).catch((error: unknown) => error);
        },
        { answers: { "kubernetes:core/v1:Namespace": { metadata: { uid } } } },
    );
    return { world, urn: await urn };
}

const provider = "pulumi:providers:kubernetes";

describe("provideCluster", () => {
    it("names the context, never the ambient one, and asks the cluster who it is before anything else", async () => {
        const { world } = await against(kubeSystemUid);

        assert.equal(world.one(provider, "identity").inputs["context"], "test");
        assert.equal(world.one(provider, "cluster").inputs["context"], "test");
        assert.deepEqual(world.one(provider, "cluster").options.dependsOn, [
            "kubernetes:core/v1:Namespace::identity",
        ]);
    });

    it("gives a cluster ten seconds to answer", async () => {
        const { inputs } = (await against(kubeSystemUid)).world.one(provider, "identity");

        assert.deepEqual(JSON.parse(String(inputs["kubeClientSettings"])), { timeout: 10 });
    });

    it("refuses another cluster in one sentence, and makes nothing there", async () => {
        const { world, urn } = await against("99999999-0000-4000-8000-000000000000");

        assert.ok(pulumi.RunError.isInstance(urn));
        assert.match(
            urn.message,
            new RegExp(
                'context "test" is another cluster: its kube-system has uid 99999999-0000-4000-8000-000000000000, ' +
                    `this stack is for ${kubeSystemUid}; name the right context, or the new identity if the cluster was ` +
                    "made anew \\(sparkstead:kubernetes\\)$",
            ),
        );
        assert.deepEqual(
            world.resources.map(({ name }) => name),
            ["identity"],
        );
    });
});

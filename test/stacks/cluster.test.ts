import assert from "node:assert/strict";

import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { provideCluster } from "../../stacks/cluster.ts";
import { planWith } from "../support/config.ts";
import { deploy, kubeSystemUid } from "../support/deploy.ts";
import type { World } from "../support/world.ts";

const provider = "pulumi:providers:kubernetes";

/** Makes one object by the provider of a cluster whose kube-system has a uid. */
async function against(uid: string): Promise<{ readonly world: World; readonly refusal: unknown }> {
    let refusal: unknown;
    const world = await deploy(
        async () => {
            try {
                const cluster = await provideCluster(planWith().cluster);
                new kubernetes.core.v1.ConfigMap("first", {}, { provider: cluster });
            } catch (error) {
                refusal = error;
            }
        },
        { answers: { "kubernetes:core/v1:Namespace": { metadata: { uid } } } },
    );
    return { world, refusal };
}

describe("provideCluster", () => {
    it("names the context, never the ambient one, and asks the cluster who it is before anything else", async () => {
        const { world } = await against(kubeSystemUid);

        assert.equal(world.one(provider, "identity").inputs["context"], "test");
        assert.equal(world.one(provider, "cluster").inputs["context"], "test");
        assert.deepEqual(
            world.resources.map(({ name }) => name),
            ["identity", "cluster", "first"],
        );
    });

    it("gives a cluster ten seconds to answer", async () => {
        const { inputs } = (await against(kubeSystemUid)).world.one(provider, "identity");

        assert.deepEqual(JSON.parse(String(inputs["kubeClientSettings"])), { timeout: 10 });
    });

    it("lets ConfigMaps and Secrets of a fixed name change in place", async () => {
        const { inputs } = (await against(kubeSystemUid)).world.one(provider, "cluster");

        assert.equal(inputs["enableConfigMapMutable"], "true");
        assert.equal(inputs["enableSecretMutable"], "true");
    });

    it("refuses another cluster in one sentence, and makes nothing there", async () => {
        const { world, refusal } = await against("99999999-0000-4000-8000-000000000000");

        assert.ok(pulumi.RunError.isInstance(refusal));
        assert.match(
            refusal.message,
            new RegExp(
                '^context "test" is another cluster: its kube-system has uid 99999999-0000-4000-8000-000000000000, ' +
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

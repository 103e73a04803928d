import assert from "node:assert/strict";

import { addOns } from "../../../../local/cluster/addOns/addOns.ts";
import type { Manifest } from "../../../../local/cluster/addOns/manifest.ts";

const images = {
    pause: "pause:1",
    coredns: "coredns:1",
    localPathProvisioner: "provisioner:1",
    metricsServer: "metrics:1",
    shell: "shell:1",
};

describe("the add-ons of the embedded cluster", () => {
    it("ask for a quarter of a processor at most", () => {
        const requests = deployments().map(({ container }) => container.resources.requests.cpu);

        const milli = requests.map((cpu) => Number(/^(\d+)m$/.exec(cpu)?.[1]));

        assert.ok(milli.reduce((sum, cpu) => sum + cpu, 0) <= 250, requests.join(" + "));
    });

    it("run as Pod Security restricted asks for", () => {
        for (const { name, container } of deployments()) {
            const { securityContext } = container;
            assert.equal(securityContext.runAsNonRoot, true, name);
            assert.equal(securityContext.allowPrivilegeEscalation, false, name);
            assert.deepEqual(securityContext.capabilities.drop, ["ALL"], name);
            assert.equal(securityContext.seccompProfile.type, "RuntimeDefault", name);
        }
    });

    it("never pull an image that is there", () => {
        for (const { name, container } of deployments()) {
            assert.equal(container.imagePullPolicy, "IfNotPresent", name);
        }
    });

    it("make the one default StorageClass", () => {
        const classes = manifests().filter(({ kind }) => kind === "StorageClass");

        assert.deepEqual(
            classes.map(({ metadata }) => metadata),
            [
                {
                    name: "local-path",
                    annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
                },
            ],
        );
    });

    it("forward names that are not the cluster's only where the machine has a name server", () => {
        const corefile = (nameServers: readonly string[]): string =>
            JSON.stringify(addOns(images, nameServers).find(({ kind }) => kind === "ConfigMap"));

        assert.match(corefile(["10.0.0.2"]), /forward \. \/etc\/resolv\.conf/);
        assert.doesNotMatch(corefile([]), /forward/);
    });
});

function manifests(): readonly Manifest[] {
    return addOns(images, []);
}

/** The parts of a container that are set in each of our Deployments. */
interface Container {
    readonly imagePullPolicy: string;
    readonly resources: { readonly requests: { readonly cpu: string } };
    readonly securityContext: {
        readonly runAsNonRoot: boolean;
        readonly allowPrivilegeEscalation: boolean;
        readonly capabilities: { readonly drop: readonly string[] };
        readonly seccompProfile: { readonly type: string };
    };
}

function deployments(): { name: string; container: Container }[] {
    return manifests()
        .filter(({ kind }) => kind === "Deployment")
        .map((manifest) => {
            const { metadata, spec } = manifest as unknown as {
                metadata: { name: string };
                spec: { template: { spec: { containers: [Container] } } };
            };
            return { name: metadata.name, container: spec.template.spec.containers[0] };
        });
}

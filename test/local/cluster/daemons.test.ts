import assert from "node:assert/strict";

import { daemonNames, daemons } from "../../../local/cluster/daemons.ts";
import { network, places } from "../../../local/cluster/layout.ts";

const texts = { authorities: "a", containerd: "c", kubelet: "k", kubeProxy: "p" };

describe("the daemons of the embedded cluster", () => {
    it("listen on the loopback or on our bridge, where no network of the machine reaches them", () => {
        const all = Object.values(daemons(texts));

        const addresses = all.flatMap(({ args }) =>
            args.filter((argument) => /^--(bind-address|listen-\w+-urls)=/.test(argument)),
        );

        assert.equal(addresses.length, 5);
        for (const address of addresses) {
            assert.ok(address.includes("127.0.0.1") || address.includes(network.address), address);
        }
    });

    it("are named as the programs they start, in the order of their start", () => {
        const all = daemons(texts);

        assert.deepEqual(
            daemonNames.map((name) => all[name].name),
            [
                "etcd",
                "containerd",
                "kube-apiserver",
                "kube-controller-manager",
                "kube-scheduler",
                "kubelet",
                "kube-proxy",
            ],
        );
    });

    it("have a socket folder that containerd takes", () => {
        // maxSocketDirLen in containerd's core/runtime/v2/socket_linux.go
        assert.ok(Buffer.byteLength(`${places.runtime}/s`) <= 42);
    });
});

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

import {
    availableMemory,
    listeners,
    overlaps,
    refuseTakenPorts,
    refuseWrongFolder,
    routes,
    runningClusters,
} from "../../../local/cluster/machine.ts";
import { Refusal } from "../../../local/refusal.ts";

describe("the machine of the embedded cluster", () => {
    const server = createServer();

    // Left open by a claim that fails, it would keep the whole run from ending.
    after(() => server.close());

    it("names the port that is taken, who needs it and who holds it", async () => {
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        const { port } = server.address() as AddressInfo;

        assert.throws(
            () => {
                refuseTakenPorts([{ name: "kube-apiserver", ports: [port] }]);
            },
            refusal(
                `port ${String(port)} (for kube-apiserver) is taken by process ${String(process.pid)} `,
            ),
        );
    });

    it("takes listening sockets for listeners, and connections not", () => {
        const header = "  sl  local_address rem_address   st tx_queue rx_queue";
        const tail = "00000000:00000000 00:00000000 00000000     0        0";
        const text = [
            header,
            `   0: 0100007F:192B 00000000:0000 0A ${tail} 8011 1 0`,
            `   1: 020000C0:D3F2 0100007F:192B 01 ${tail} 8012 1 0`,
        ].join("\n");

        assert.deepEqual(listeners(text), [{ port: 6443, inode: "8011" }]);
    });

    it("reads the machine's routes but the default one", () => {
        const text = [
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
            "eth0\t00000000\t010200C0\t0003\t0\t0\t0\t00000000\t0\t0\t0",
            "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0",
        ].join("\n");

        assert.deepEqual(routes(text), [{ device: "docker0", range: "172.17.0.0/16" }]);
    });

    it("sees that ranges overlap when one holds the other", () => {
        const cases = [
            ["10.0.0.0/8", "10.245.0.0/16", true],
            ["10.245.7.0/24", "10.245.0.0/16", true],
            ["10.244.0.0/16", "10.245.0.0/16", false],
            ["10.96.0.0/12", "10.96.0.0/16", true],
            ["192.168.0.0/16", "10.96.0.0/16", false],
        ] as const;

        for (const [left, right, expected] of cases) {
            assert.equal(overlaps(left, right), expected, `${left} and ${right}`);
            assert.equal(overlaps(right, left), expected, `${right} and ${left}`);
        }
    });

    for (const [what, folder, words] of [
        ["a blank", "/my checkout/.local/cluster/kubelet", 'found " " in the path /my checkout'],
        ["a colon, which parts overlays", "/a:b/.local/cluster/kubelet", 'found ":"'],
        ["more than a socket's path holds", `/${"a".repeat(99)}/kubelet`, "a path of at most 107"],
    ] as const) {
        it(`cannot be in a folder with ${what}`, () => {
            assert.throws(() => {
                refuseWrongFolder(folder);
            }, refusal(words));
        });
    }

    it("finds the clusters that run, by the folders of their daemons", () => {
        const commands = [
            ["/a b/.local/cluster/bin/etcd", "--name=sparkstead"],
            ["/usr/bin/etcd"],
            ["grep", "/a/.local/cluster/bin/etcd"],
            [],
        ];

        const found = runningClusters(
            commands.map((command, pid) => ({ pid, parent: 1, command, startTicks: "0" })),
        );

        assert.deepEqual(found, [{ folder: "/a b/.local", pid: 0 }]);
    });

    it("counts as available what the kernel says", () => {
        assert.equal(availableMemory("MemFree:  1 kB\nMemAvailable:   2048 kB\n"), 2 ** 21);
    });
});

function refusal(text: string): (error: unknown) => boolean {
    return (error) => error instanceof Refusal && error.message.includes(text);
}

import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";

import { attempt, run } from "../run.ts";
import { network } from "./layout.ts";

/** Our table of packet rules; kube-proxy has its own. */
const table = "sparkstead";

const forwardingRules = ["--in-interface", "--out-interface"].map((side) => [
    ...["FORWARD", side, network.bridge, "--jump", "ACCEPT"],
]);

/** Makes the bridge that the pods hang on and lets them reach what lies beyond the machine. */
export async function haveNodeNetwork(): Promise<void> {
    const { bridge, address, prefixLength } = network;
    if (!existsSync(`/sys/class/net/${bridge}`)) {
        // A bridge without a hardware address of its own changes it with every pod that comes or goes.
        await run("ip", ["link", "add", bridge, "address", "0a:58:0a:f5:00:01", "type", "bridge"]);
    }
    await run("ip", ["address", "replace", `${address}/${String(prefixLength)}`, "dev", bridge]);
    await run("ip", ["link", "set", bridge, "up"]);
    await routeWithinBridge();
    await writeFile("/proc/sys/net/ipv4/ip_forward", "1");
    await run("nft", ["-f", "-"], { input: masquerade() });
    await acceptForwarding();
}

/** Takes down what `haveNodeNetwork` and kube-proxy made. */
export async function removeNodeNetwork(): Promise<void> {
    if (existsSync(`/sys/class/net/${network.bridge}`)) {
        await run("ip", ["link", "delete", network.bridge]);
    }
    for (const rule of forwardingRules) {
        await attempt("iptables", ["--wait", "--delete", ...rule]);
    }
    for (const [family, name] of [
        ["ip", table],
        ["ip", "kube-proxy"],
        ["ip6", "kube-proxy"],
    ] as const) {
        // Absent when the daemon that makes it never ran.
        await attempt("nft", ["delete", "table", family, name]);
    }
}

/**
 * Between two pods on one bridge an answer takes the short way, past the translation of the Service's address, unless the kernel
 * shows bridged packets to the packet filter too. Set for our bridge alone, not for the machine's others.
 */
async function routeWithinBridge(): Promise<void> {
    await attempt("modprobe", ["br_netfilter"]);
    await writeFile(`/sys/class/net/${network.bridge}/bridge/nf_call_iptables`, "1");
}

/** Docker, and many a firewall, drop whatever is forwarded: there our pods need a rule in the same chain. */
async function acceptForwarding(): Promise<void> {
    const { stdout } = await attempt("iptables", ["--wait", "--list-rules", "FORWARD"]);
    if (!stdout.includes("-P FORWARD DROP")) {
        return;
    }
    for (const rule of forwardingRules) {
        if ((await attempt("iptables", ["--wait", "--check", ...rule])).code !== 0) {
            await run("iptables", ["--wait", "--insert", ...rule]);
        }
    }
}

/** The table, replaced in one transaction: the first line makes the second one safe. */
function masquerade(): string {
    return `table ip ${table}
delete table ip ${table}
table ip ${table} {
    chain postrouting {
        type nat hook postrouting priority srcnat;
        ip saddr ${network.pods} ip daddr != ${network.pods} masquerade
    }
}
`;
}

/** Addresses that CoreDNS asks for names that are not the cluster's. */
export function upstreamNameServers(): readonly string[] {
    // systemd-resolved's stub listens on the machine's loopback, where no pod reaches it: it keeps the real ones in a second file.
    const files = ["/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"].filter(existsSync);
    for (const file of files) {
        const found = nameServersIn(readFileSync(file, "utf8"));
        if (found.length > 0) {
            return found;
        }
    }
    return [];
}

/** Name servers of a resolv.conf that a pod can reach. */
export function nameServersIn(text: string): readonly string[] {
    return [...text.matchAll(/^nameserver\s+(\S+)/gm)]
        .map(([, address]) => address ?? "")
        .filter((address) => !address.startsWith("127.") && address !== "::1");
}

import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { statfs } from "node:fs/promises";

import { localDirectory } from "../paths.ts";
import { Refusal } from "../refusal.ts";
import { quoted } from "../toolchain/shell.ts";
import { daemonNames } from "./daemons.ts";
import { network, places } from "./layout.ts";
import { type Process, processes, readProcess } from "./processes.ts";

const gibibyte = 2 ** 30;

/** The images take 6 GB in the node and as much again in the cache; the rest is for data. */
const neededDisk = 16 * gibibyte;

/** The control plane takes 1.5 GB, the dev stack requests 11, and its Spark jobs take the rest. */
const neededMemory = 14 * gibibyte;

/** Longest path of a unix socket, without its closing zero (unix(7)). */
const longestSocketPath = 107;

const anotherWay = "or name a cluster of yours with --context";

/** Refuses a machine that can never run the embedded node; reads only. */
export function refuseWrongMachine(): void {
    if (process.platform !== "linux") {
        throw new Refusal(
            `embedded cluster: found ${process.platform}, needs Linux; start Docker and put kind on PATH, ${anotherWay}`,
        );
    }
    if (process.getuid?.() !== 0) {
        throw new Refusal(
            `embedded cluster: found user ${String(process.getuid?.())}, needs root; run this as root, start Docker and put kind on PATH, ${anotherWay}`,
        );
    }
    refuseWrongFolder(places.kubelet);
}

/** Refuses a folder that the kubelet cannot work in. */
export function refuseWrongFolder(kubelet: string): void {
    const socket = `${kubelet}/pod-resources/kubelet.sock`;
    if (Buffer.byteLength(socket) > longestSocketPath) {
        throw new Refusal(
            `embedded cluster: the socket ${socket} has ${String(Buffer.byteLength(socket))} bytes, a path of at most ${String(longestSocketPath)} works; move the checkout to a shorter path`,
        );
    }
    // Blanks are octal in the mount table, where the kubelet takes them as they are (k8s.io/mount-utils ParseMountInfo); commas and
    // colons part the options of an overlay.
    const [unusable] = /[\s\\,:]/.exec(kubelet) ?? [];
    if (unusable !== undefined) {
        throw new Refusal(
            `embedded cluster: found "${unusable}" in the path ${kubelet}, which mounts cannot have there; move the checkout to a path without it, ${anotherWay}`,
        );
    }
}

/** Refuses when disk or memory do not suffice for a cluster that is not running yet. */
export async function refuseSmallMachine(): Promise<void> {
    const disk = await statfs(localDirectory);
    refuseTooLittle(disk.bavail * disk.bsize, neededDisk, `free disk at ${localDirectory}`);
    const memory = readFileSync("/proc/meminfo", "utf8");
    refuseTooLittle(availableMemory(memory), neededMemory, "available memory");
}

function refuseTooLittle(found: number, needed: number, what: string): void {
    if (found < needed) {
        const inGibibytes = (bytes: number): string => `${(bytes / gibibyte).toFixed(1)} GiB`;
        throw new Refusal(
            `embedded cluster: found ${inGibibytes(found)} of ${what}, needs ${inGibibytes(needed)}; free some, ${anotherWay}`,
        );
    }
}

/** Bytes that programs can still take, from the text of /proc/meminfo. */
export function availableMemory(meminfo: string): number {
    return Number(/^MemAvailable:\s+(\d+) kB/m.exec(meminfo)?.[1] ?? 0) * 1024;
}

/** Refuses while the cluster of another folder runs: both would want the same ports, addresses and control groups. */
export function refuseOtherCluster(): void {
    const other = runningClusters(processes()).find(({ folder }) => folder !== localDirectory);
    if (other !== undefined) {
        throw new Refusal(
            `embedded cluster: the one in ${other.folder} runs (process ${String(other.pid)}), a machine has room for one; end it with SPARKSTEAD_LOCAL=${quoted(other.folder)} npm stop, ${anotherWay}`,
        );
    }
}

export interface RunningCluster {
    /** What `localDirectory` is to it. */
    readonly folder: string;

    /** One of its daemons. */
    readonly pid: number;
}

/** Embedded clusters, of whichever checkout, of which a daemon runs. */
export function runningClusters(all: readonly Process[]): readonly RunningCluster[] {
    const program = new RegExp(`^(/.*)/cluster/bin/(?:${daemonNames.join("|")})$`);
    return all.flatMap(({ pid, command }) => {
        const folder = program.exec(command[0] ?? "")?.[1];
        return folder === undefined ? [] : [{ folder, pid }];
    });
}

export interface PortUser {
    readonly name: string;
    readonly ports: readonly number[];
}

/** Refuses when another program listens on a port that one of the daemons needs. */
export function refuseTakenPorts(users: readonly PortUser[]): void {
    const taken = currentListeners();
    const collisions = users.flatMap(({ name, ports }) =>
        ports.flatMap((port) => {
            const listener = taken.find((candidate) => candidate.port === port);
            return listener === undefined
                ? []
                : [`port ${String(port)} (for ${name}) is taken by ${holderOf(listener.inode)}`];
        }),
    );
    if (collisions.length > 0) {
        throw new Refusal(
            `embedded cluster: ${collisions.join("; ")}; end what holds them, ${anotherWay}`,
        );
    }
}

/** Whether somebody listens on each of the ports. */
export function areListenedOn(ports: readonly number[]): boolean {
    const taken = currentListeners();
    return ports.every((port) => taken.some((listener) => listener.port === port));
}

function currentListeners(): readonly Listener[] {
    // The second is absent where IPv6 is turned off.
    return ["tcp", "tcp6"].flatMap((protocol) =>
        listeners(unlessGone(() => readFileSync(`/proc/net/${protocol}`, "utf8"), "")),
    );
}

export interface Listener {
    readonly port: number;
    readonly inode: string;
}

/** Listening sockets in the text of /proc/net/tcp (proc_pid_net(5)); 0A is TCP_LISTEN. */
export function listeners(text: string): readonly Listener[] {
    return text
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((fields) => fields[3] === "0A")
        .map((fields) => ({
            port: Number.parseInt(fields[1]?.split(":")[1] ?? "", 16),
            inode: fields[9] ?? "",
        }));
}

/** The process that has the socket open. */
function holderOf(inode: string): string {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const pid = pids.find((candidate) => openFiles(candidate).includes(`socket:[${inode}]`));
    return pid === undefined
        ? "an unknown process"
        : `process ${pid} (${readProcess(Number(pid))?.command[0] ?? "ended since"})`;
}

function openFiles(pid: string): readonly string[] {
    const directory = `/proc/${pid}/fd`;
    return unlessGone(() => readdirSync(directory), []).map((file) =>
        unlessGone(() => readlinkSync(`${directory}/${file}`), ""),
    );
}

/** A process may end, or close a file, while we look at it; some files are not everywhere. */
function unlessGone<T>(look: () => T, otherwise: T): T {
    try {
        return look();
    } catch {
        return otherwise;
    }
}

/** Refuses when the machine already routes addresses that pods or Services take. */
export function refuseTakenNetworks(): void {
    const table = routes(readFileSync("/proc/net/route", "utf8"));
    for (const [what, range] of [
        ["pods", network.pods],
        ["Services", network.services],
    ] as const) {
        const collision = table.find(
            (route) => route.device !== network.bridge && overlaps(route.range, range),
        );
        if (collision !== undefined) {
            throw new Refusal(
                `embedded cluster: ${what} take ${range}, but this machine routes ${collision.range} to ${collision.device}; take that network down, ${anotherWay}`,
            );
        }
    }
}

export interface Route {
    readonly device: string;
    readonly range: string;
}

/** Routes in the text of /proc/net/route, without the default route; its numbers are little-endian. */
export function routes(text: string): readonly Route[] {
    return text
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .map(([device = "", destination = "", , , , , , mask = ""]) => ({
            device,
            range: `${dotted(destination)}/${String(prefixLength(mask))}`,
        }))
        .filter(({ range }) => !range.endsWith("/0"));
}

function dotted(littleEndian: string): string {
    return Buffer.from(littleEndian, "hex").reverse().join(".");
}

/** Bits that are set in the mask. */
function prefixLength(littleEndian: string): number {
    return Number.parseInt(littleEndian, 16).toString(2).replaceAll("0", "").length;
}

/** Whether two ranges such as 10.0.0.0/8 share an address. */
export function overlaps(left: string, right: string): boolean {
    const [a, b] = [parseRange(left), parseRange(right)];
    const shorter = 2 ** (32 - Math.min(a.prefixLength, b.prefixLength));
    return Math.floor(a.first / shorter) === Math.floor(b.first / shorter);
}

function parseRange(range: string): { first: number; prefixLength: number } {
    const [address = "", length] = range.split("/");
    const first = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
    return { first, prefixLength: Number(length) };
}

import { readFileSync } from "node:fs";
import { readdir, readlink, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { attempt } from "../run.ts";
import { daemonProcess } from "./daemon.ts";
import { daemonNames } from "./daemons.ts";
import { containerdSocket, nodeName, places } from "./layout.ts";
import { endProcesses, type Process, processes, withDescendants } from "./processes.ts";

/** Seconds that a pod's processes get to write down what they hold. */
const podGraceSeconds = 10;

/** Folders that upstream programs make where no configuration moves them, the inner ones first. */
const sharedDirectories = [
    dirname(places.runtime),
    "/var/lib/cni/results",
    "/var/lib/cni",
    "/var/lib/kubelet/device-plugins",
    "/var/lib/kubelet",
    "/var/log/containers",
];

/** Ends every process of every pod. It asks no daemon, so it works whichever of them has died. */
export async function endPods(): Promise<void> {
    // As the kubelet does it: the first process of each container is asked, the others are its own affair.
    await endProcesses(
        ourShims().flatMap(({ pid }) => processes().filter(({ parent }) => parent === pid)),
        podGraceSeconds,
    );
    await endProcesses(withDescendants(ourShims(), processes()), 0);
}

/** Whether nothing of the embedded cluster runs, no pod either: pods go on when all daemons have died. */
export function isDead(): boolean {
    return (
        daemonNames.every((name) => daemonProcess(name) === undefined) && ourShims().length === 0
    );
}

/** Parents of all that runs in pods, known by the containerd that they report to. */
function ourShims(): readonly Process[] {
    return processes().filter(
        ({ command }) =>
            command.some((argument) => argument.endsWith("containerd-shim-runc-v2")) &&
            command.includes(containerdSocket),
    );
}

/** Unmounts everything that lies in our folders, the innermost first. */
export async function unmountAll(): Promise<void> {
    for (const mount of ourMounts().toReversed()) {
        if ((await attempt("umount", [mount])).code !== 0) {
            await attempt("umount", ["--lazy", mount]);
        }
    }
}

export function ourMounts(): readonly string[] {
    return mountsOf(readFileSync("/proc/self/mountinfo", "utf8"));
}

/** Mount points in our folders, in the order they were mounted, from the text of /proc/self/mountinfo. */
export function mountsOf(mountinfo: string): readonly string[] {
    return mountinfo
        .split("\n")
        .map((line) => unescape(line.split(" ")[4] ?? ""))
        .filter((path) =>
            [places.cluster, places.runtime].some((root) => path.startsWith(`${root}/`)),
        );
}

/** Blanks and the like are written in octal there (proc_pid_mountinfo(5)). */
function unescape(path: string): string {
    return path.replaceAll(/\\([0-7]{3})/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 8)),
    );
}

/** Removes what is left outside of the cluster's folder, none of which is data. */
export async function removeTraces(): Promise<void> {
    await rm(places.runtime, { recursive: true, force: true });
    // Every pod is gone, so every address is free.
    await rm(places.addresses, { recursive: true, force: true });
    await rm("/var/lib/kubelet/device-plugins/kubelet.sock", { force: true });
    await removeNetworkResults();
    await removeLogLinks();
    for (const hierarchy of ["", ...(await readdir("/sys/fs/cgroup"))]) {
        await removeControlGroups(join("/sys/fs/cgroup", hierarchy, "kubepods"));
    }
    for (const directory of sharedDirectories) {
        // With something of others in it, it stays.
        await rmdir(directory).catch(() => undefined);
    }
}

/** Results of libcni, by the name of the network. */
async function removeNetworkResults(): Promise<void> {
    const directory = "/var/lib/cni/results";
    for (const name of await readdir(directory).catch(() => [])) {
        if (name.startsWith(`${nodeName}-`)) {
            await rm(join(directory, name), { force: true });
        }
    }
}

/** Links of the kubelet to the logs of pods. */
async function removeLogLinks(): Promise<void> {
    const directory = "/var/log/containers";
    for (const name of await readdir(directory).catch(() => [])) {
        const link = join(directory, name);
        const target = await readlink(link).catch(() => "");
        if (target.startsWith(places.podLogs)) {
            await rm(link, { force: true });
        }
    }
}

/** Control groups end innermost first; one that has processes stays, since it is not ours. */
async function removeControlGroups(directory: string): Promise<void> {
    const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((candidate) => candidate.isDirectory())) {
        await removeControlGroups(join(directory, entry.name));
    }
    await rmdir(directory).catch(() => undefined);
}

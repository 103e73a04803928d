import { readdirSync, readFileSync } from "node:fs";
import { readdir, readlink, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";

import { attempt } from "../run.ts";
import { containerdSocket, nodeName, places } from "./layout.ts";
import { endProcesses, processes, withDescendants } from "./processes.ts";

/** Seconds that a pod's processes get to write down what they hold. */
const podGraceSeconds = 10;

/** Ends every process of every pod. It asks no daemon, so it works whichever of them has died. */
export async function endPods(): Promise<void> {
    const all = processes();
    // A shim is ours if it reports to our containerd.
    const shims = all.filter(
        ({ command }) =>
            command.some((argument) => argument.endsWith("containerd-shim-runc-v2")) &&
            command.includes(containerdSocket),
    );
    const isShim = new Set(shims.map(({ pid }) => pid));
    const inPods = withDescendants(shims, all).filter(({ pid }) => !isShim.has(pid));
    await endProcesses(inPods, podGraceSeconds);
    await endProcesses(shims, 1);
}

/** Unmounts everything that lies in our folders, the innermost first. */
export async function unmountAll(): Promise<void> {
    for (const mount of mountsOf(readFileSync("/proc/self/mountinfo", "utf8")).reverse()) {
        if ((await attempt("umount", [mount])).code !== 0) {
            await attempt("umount", ["--lazy", mount]);
        }
    }
}

/** Mount points in our folders, in the order they were mounted, from the text of /proc/self/mountinfo. */
export function mountsOf(mountinfo: string): string[] {
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
    await removeNetworkResults();
    await removeLogLinks();
    for (const hierarchy of ["", ...readdirSync("/sys/fs/cgroup")]) {
        await removeControlGroups(join("/sys/fs/cgroup", hierarchy, "kubepods"));
    }
}

/** libcni keeps its results in this folder, which no configuration moves. */
async function removeNetworkResults(): Promise<void> {
    const directory = "/var/lib/cni/results";
    for (const name of await readdir(directory).catch(() => [])) {
        if (name.startsWith(`${nodeName}-`)) {
            await rm(join(directory, name), { force: true });
        }
    }
}

/** The kubelet links the logs of pods into this folder, which no configuration moves. */
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

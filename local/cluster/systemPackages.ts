import { existsSync } from "node:fs";
import { join } from "node:path";

import { logDirectory } from "../paths.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { attempt, run } from "../run.ts";

/** A Debian package and the program or file that shows that it, or another distribution's equal, is there. */
export interface SystemPackage {
    readonly name: string;

    /** A program's name, looked up in the system's folders, or an absolute path. */
    readonly proof: string;
}

/** What the embedded node runs on. */
export const clusterPackages: readonly SystemPackage[] = [
    { name: "conntrack", proof: "conntrack" },
    { name: "containernetworking-plugins", proof: "/usr/lib/cni/bridge" },
    { name: "iproute2", proof: "ip" },
    { name: "iptables", proof: "iptables" },
    { name: "nftables", proof: "nft" },
    { name: "openssl", proof: "openssl" },
    // Built from Go modules it has no seccomp, which needs libseccomp through cgo.
    { name: "runc", proof: "runc" },
];

/** What images are built with. */
export const imagePackages: readonly SystemPackage[] = [
    { name: "buildah", proof: "buildah" },
    { name: "mmdebstrap", proof: "mmdebstrap" },
    { name: "skopeo", proof: "skopeo" },
];

const programDirectories = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin"];

/** Path of a system program, or undefined when there is none. */
export function systemProgram(proof: string): string | undefined {
    const candidates = proof.startsWith("/")
        ? [proof]
        : programDirectories.map((directory) => join(directory, proof));
    return candidates.find((path) => existsSync(path));
}

/** Installs those of the packages that are missing, after listing them. */
export async function haveSystemPackages(packages: readonly SystemPackage[]): Promise<void> {
    const missing = packages.filter(({ proof }) => systemProgram(proof) === undefined);
    if (missing.length === 0) {
        return;
    }
    const names = missing.map(({ name }) => name);
    const list = names.join(" ");
    if (systemProgram("apt-get") === undefined) {
        throw new Refusal(
            `system packages: ${list} missing and no apt-get found; install their equals of this distribution`,
        );
    }
    if (process.getuid?.() !== 0) {
        throw new Refusal(
            `system packages: ${list} missing and only root can install them; run this as root, or \`sudo apt-get install --no-install-recommends ${list}\` first`,
        );
    }
    say(`  system packages to install: ${list}`);
    await phase("install system packages", () => install(names));
}

async function install(names: readonly string[]): Promise<void> {
    const options = {
        env: { DEBIAN_FRONTEND: "noninteractive" },
        log: join(logDirectory, "system-packages.log"),
    };
    const args = [
        "install",
        "--yes",
        "--no-install-recommends",
        // Another apt-get may be at work: wait for it.
        "--option=DPkg::Lock::Timeout=300",
        ...names,
    ];
    // The index may be absent or old, or an installation was interrupted: then the first try fails, and these mend it.
    if ((await attempt("apt-get", args, options)).code === 0) {
        return;
    }
    await attempt("dpkg", ["--configure", "--pending"], options);
    await run("apt-get", ["update"], options);
    await run("apt-get", args, options);
}

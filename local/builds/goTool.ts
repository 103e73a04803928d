import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { logDirectory } from "../paths.ts";
import { run } from "../run.ts";
import { type Artifact, haveArtifact } from "./artifact.ts";
import { goCommand } from "./go.ts";

/** A program that we build from Go modules, with the module versions and checksums of its folder in `go/`. */
export interface GoTool {
    /** Folder below `local/builds/go/`, which holds go.mod, go.sum and perhaps a main.go. */
    readonly name: string;

    /** Version of the main module. */
    readonly version: string;

    /** Binary name by the package that it is built from; "." is the folder's own main.go. */
    readonly binaries: Readonly<Record<string, string>>;

    readonly tags?: readonly string[];

    /** Variables that the linker sets, by their full name. */
    readonly variables?: Readonly<Record<string, string>>;
}

const kubernetesVersion = "1.36.3";

/** Every Go program that we build, at one place. */
export const goTools = {
    pulumi: {
        name: "pulumi",
        version: "3.250.0",
        binaries: { pulumi: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi" },
        variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": "v3.250.0" },
    },
    helm: { name: "helm", version: "4.3.1", binaries: { helm: "helm.sh/helm/v4/cmd/helm" } },
    kubernetes: {
        name: "kubernetes",
        version: kubernetesVersion,
        binaries: { kubernetes: "." },
        variables: {
            "k8s.io/component-base/version.gitVersion": `v${kubernetesVersion}`,
            "k8s.io/component-base/version.gitMajor": "1",
            "k8s.io/component-base/version.gitMinor": "36",
            "k8s.io/client-go/pkg/version.gitVersion": `v${kubernetesVersion}`,
        },
    },
    etcd: { name: "etcd", version: "3.6.16", binaries: { etcd: "go.etcd.io/etcd/server/v3" } },
    containerd: {
        name: "containerd",
        version: "2.4.2",
        binaries: {
            containerd: "github.com/containerd/containerd/v2/cmd/containerd",
            "containerd-shim-runc-v2":
                "github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2",
            ctr: "github.com/containerd/containerd/v2/cmd/ctr",
        },
        // Snapshotters that need headers and kernel modules we have no use for.
        tags: ["no_btrfs", "no_zfs", "no_devmapper"],
    },
    coredns: {
        name: "coredns",
        version: "1.14.7",
        binaries: { coredns: "github.com/coredns/coredns" },
    },
    localPathProvisioner: {
        name: "local-path-provisioner",
        version: "0.0.30",
        binaries: { "local-path-provisioner": "github.com/rancher/local-path-provisioner" },
    },
    metricsServer: {
        name: "metrics-server",
        version: "0.9.0",
        binaries: { "metrics-server": "sigs.k8s.io/metrics-server/cmd/metrics-server" },
    },
    sparkOperator: {
        name: "spark-operator",
        version: "2.5.2",
        binaries: { "spark-operator": "github.com/kubeflow/spark-operator/v2/cmd/operator" },
    },
    minio: {
        name: "minio",
        version: "2026-02-12",
        binaries: { minio: "github.com/minio/minio" },
    },
    pause: { name: "pause", version: "0.1.0", binaries: { pause: "." } },
    actionlint: {
        name: "actionlint",
        version: "1.7.12",
        binaries: { actionlint: "github.com/rhysd/actionlint/cmd/actionlint" },
    },
    mc: { name: "mc", version: "2025-03-13", binaries: { mc: "github.com/minio/mc" } },
} as const satisfies Record<string, GoTool>;

/** Folder of the tool's go.mod and go.sum. */
export function sourceDirectory(tool: GoTool): string {
    return join(import.meta.dirname, "go", tool.name);
}

/** Folder that holds the built binaries of a tool. */
export async function haveGoTool(tool: GoTool): Promise<string> {
    return haveArtifact(await goArtifact(tool));
}

/** The artifact of a tool; an image made of it takes its key as input. */
export async function goArtifact(tool: GoTool): Promise<Artifact> {
    const source = sourceDirectory(tool);
    const flags = buildFlags(tool);
    const texts = await Promise.all(
        ["go.mod", "go.sum", ...("." in invert(tool.binaries) ? ["main.go"] : [])].map((file) =>
            readFile(join(source, file), "utf8"),
        ),
    );
    return {
        name: tool.name,
        version: tool.version,
        inputs: [...texts, ...flags, JSON.stringify(tool.binaries)],
        make: async (directory) => {
            const go = await goCommand();
            for (const [binary, target] of Object.entries(tool.binaries)) {
                await run(go.command, ["build", ...flags, "-o", join(directory, binary), target], {
                    cwd: source,
                    env: go.environment,
                    log: join(logDirectory, `build-${tool.name}.log`),
                });
            }
        },
    };
}

function buildFlags(tool: GoTool): string[] {
    const variables = Object.entries(tool.variables ?? {}).map(
        ([name, value]) => `-X ${name}=${value}`,
    );
    const tags = tool.tags === undefined ? [] : ["-tags", tool.tags.join(" ")];
    return ["-trimpath", "-buildvcs=false", ...tags, "-ldflags", ["-s -w", ...variables].join(" ")];
}

function invert(record: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [value, key]));
}

import { createHash } from "node:crypto";

import { embeddedContext } from "../layout.ts";
import { kubectl, kubectlSucceeds } from "../kubectl.ts";
import { coreDns } from "./coreDns.ts";
import { localPathProvisioner } from "./localPathProvisioner.ts";
import type { Manifest } from "./manifest.ts";
import { metricsServer } from "./metricsServer.ts";

/** Far more than the 15 s they take, for a machine that is busy. */
const addOnSeconds = 120;

/** Images of the node's own pods, by their names in the catalogue. */
export const nodeImageNames = [
    "pause",
    "coredns",
    "localPathProvisioner",
    "metricsServer",
    "shell",
] as const;

export type NodeImages = Readonly<Record<(typeof nodeImageNames)[number], string>>;

/** Everything that makes a bare API server and node a cluster that people expect. */
export function addOns(images: NodeImages, nameServers: readonly string[]): readonly Manifest[] {
    return [
        ...coreDns(images.coredns, nameServers),
        ...localPathProvisioner(images.localPathProvisioner, images.shell),
        ...metricsServer(images.metricsServer),
    ];
}

/** Applies the add-ons and waits until each of them serves. */
export async function haveAddOns(manifests: readonly Manifest[]): Promise<void> {
    await apply(manifests);
    const deployments = manifests.filter(({ kind }) => kind === "Deployment");
    await Promise.all(deployments.map(({ metadata }) => awaitDeployment(metadata)));
    await kubectl(["wait", "--for=condition=Available", "apiservice", "--all", "--timeout=60s"]);
}

async function awaitDeployment(metadata: Manifest["metadata"]): Promise<void> {
    const { name, namespace } = metadata as { name: string; namespace: string };
    const target = [`deployment/${name}`, "--namespace", namespace];
    const wait = ["rollout", "status", ...target, `--timeout=${String(addOnSeconds)}s`];
    if (!(await kubectlSucceeds(wait))) {
        const log = await kubectl(["logs", ...target, "--tail=15"]).catch(String);
        throw new Error(
            `add-on ${name} does not serve after ${String(addOnSeconds)} s; it says:\n${log}`,
        );
    }
}

/**
 * The mark of an embedded cluster. The stand-in plugins refuse to change a cluster that does not hold it with its own identity, so
 * neither its name nor `identity` may change.
 */
export async function mark(identity: string, manifests: readonly Manifest[]): Promise<void> {
    await apply([
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name: embeddedContext, namespace: "kube-public" },
            data: { identity, addOns: hash(manifests) },
        },
    ]);
}

/** Whether the cluster's mark says that these add-ons serve in it. */
export async function isMarked(identity: string, manifests: readonly Manifest[]): Promise<boolean> {
    const found = await kubectl([
        ...["-n", "kube-public", "get", "configmap", embeddedContext, "--ignore-not-found"],
        "-o=jsonpath={.data.identity} {.data.addOns}",
    ]);
    return found === `${identity} ${hash(manifests)}`;
}

async function apply(manifests: readonly Manifest[]): Promise<void> {
    const list = { apiVersion: "v1", kind: "List", items: manifests };
    await kubectl(
        ["apply", "--server-side", "--force-conflicts", "--field-manager=sparkstead", "-f", "-"],
        { input: JSON.stringify(list) },
    );
}

function hash(manifests: readonly Manifest[]): string {
    return createHash("sha256").update(JSON.stringify(manifests)).digest("hex").slice(0, 12);
}

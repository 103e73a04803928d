import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

import { holdingLock } from "../builds/lock.ts";
import { haveImages, imageReferences } from "../images/images.ts";
import { localDirectory } from "../paths.ts";
import { phase } from "../progress.ts";
import { addOns, haveAddOns, isMarked, mark, nodeImageNames } from "./addOns/addOns.ts";
import type { Cluster } from "./cluster.ts";
import { awaitDaemon, daemonProcess, haveDaemon, isCurrent } from "./daemon.ts";
import { type DaemonName, daemonNames, daemonPorts, daemons, type NodeDaemon } from "./daemons.ts";
import { kubectl, kubectlSucceeds } from "./kubectl.ts";
import { adminKubeconfig, embeddedContext, nodeName, places, ports } from "./layout.ts";
import {
    areListenedOn,
    refuseOtherCluster,
    refuseSmallMachine,
    refuseTakenNetworks,
    refuseTakenPorts,
    refuseWrongMachine,
} from "./machine.ts";
import { haveConfiguration, pauseReference } from "./nodeConfiguration.ts";
import { containerd, importImages, nameImage } from "./nodeImages.ts";
import { haveNodeNetwork, removeNodeNetwork, upstreamNameServers } from "./nodeNetwork.ts";
import { isDead } from "./ending.ts";
import { havePki } from "./pki.ts";
import { havePrograms, programsAreCurrent } from "./programs.ts";
import { clusterPackages, haveSystemPackages } from "./systemPackages.ts";

export const clusterLock = join(localDirectory, "cluster.lock");

/** Starts the embedded cluster, or what of it does not run; returns when it serves. */
export async function startEmbedded(): Promise<Cluster> {
    refuseWrongMachine();
    await mkdir(localDirectory, { recursive: true });
    return holdingLock(clusterLock, async () => {
        if (!(await serves())) {
            await phase("start the embedded cluster", start);
        }
        return embeddedCluster();
    });
}

/** The running embedded cluster. */
async function embeddedCluster(): Promise<Cluster> {
    return {
        origin: "embedded",
        kubeconfig: adminKubeconfig,
        context: embeddedContext,
        identity: await identity(),
    };
}

/** Whether everything runs as this checkout would start it, so that there is nothing to do. */
async function serves(): Promise<boolean> {
    const someRun = daemonNames.some((name) => daemonProcess(name) !== undefined);
    if (!someRun || !(await programsAreCurrent()) || !existsSync(adminKubeconfig)) {
        return false;
    }
    const nameServers = upstreamNameServers();
    const all = await specifications(nameServers);
    if (!Object.values(all).every(isCurrent) || !(await nodeIsReady())) {
        return false;
    }
    return isMarked(await identity(), addOns(await imageReferences(), nameServers));
}

async function start(): Promise<void> {
    await refuseCollisions();
    await haveSystemPackages(clusterPackages);
    await havePrograms();
    const archives = await haveImages(nodeImageNames);
    const images = await imageReferences();
    const nameServers = upstreamNameServers();
    const all = await specifications(nameServers);
    if (isDead()) {
        // A killed cluster's network, perhaps another checkout's with pods on it that answer for addresses which ours will have.
        await removeNodeNetwork();
    }
    await haveNodeNetwork();

    await haveDaemon(all.containerd);
    await awaitDaemon("containerd", containerdAnswers);
    await importImages(archives);
    await nameImage(images.pause, pauseReference);

    for (const name of ["etcd", "kube-apiserver"] as const) {
        await startDaemon(all[name]);
    }
    await awaitDaemon("kube-apiserver", () =>
        kubectlSucceeds(["get", "--raw", "/readyz", "--request-timeout=5s"]),
    );
    await Promise.all(daemonNames.map((name) => startDaemon(all[name])));
    await awaitDaemon("kubelet", nodeIsReady);

    const manifests = addOns(images, nameServers);
    await haveAddOns(manifests);
    await mark(await identity(), manifests);
}

/** Refuses a machine that has no room for what is to be started. */
async function refuseCollisions(): Promise<void> {
    refuseOtherCluster();
    const absent = daemonNames.filter((name) => daemonProcess(name) === undefined);
    if (absent.length === daemonNames.length) {
        await refuseSmallMachine();
        refuseTakenNetworks();
    }
    refuseTakenPorts(absent.map((name) => ({ name, ports: daemonPorts[name] })));
}

/** The daemons, after everything that they read was written. */
async function specifications(
    nameServers: readonly string[],
): Promise<Readonly<Record<DaemonName, NodeDaemon>>> {
    await mkdir(places.cluster, { recursive: true });
    const authorities = await havePki();
    return daemons({ authorities, ...(await haveConfiguration(nameServers)) });
}

/** Starts a daemon and waits until it listens, so that one which dies at once is told by its own log. */
async function startDaemon(daemon: NodeDaemon): Promise<void> {
    await haveDaemon(daemon);
    await awaitDaemon(daemon.name, () => Promise.resolve(areListenedOn(daemonPorts[daemon.name])));
}

async function containerdAnswers(): Promise<boolean> {
    return containerd(["version"]).then(
        () => true,
        () => false,
    );
}

/** Whether the node takes pods. The kubelet is asked too, since the API server believes a dead one for 40 seconds. */
export async function nodeIsReady(): Promise<boolean> {
    const health = `http://127.0.0.1:${String(ports.kubeletHealth)}/healthz`;
    const isAlive = await fetch(health).then(
        ({ ok }) => ok,
        () => false,
    );
    const wait = [
        "wait",
        `node/${nodeName}`,
        "--for=condition=Ready",
        "--timeout=1s",
        "--request-timeout=5s",
    ];
    return isAlive && (await kubectlSucceeds(wait));
}

/** What tells this cluster from every other: the uid of `kube-system`, which is made anew with each etcd. */
async function identity(): Promise<string> {
    return kubectl(["get", "namespace", "kube-system", "-o=jsonpath={.metadata.uid}"]);
}

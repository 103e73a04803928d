import type { RunningWorkload } from "../../components/hdfs/running.ts";
import type { HdfsRole, HdfsTopology, RoleVolume } from "../../components/hdfs/topology.ts";
import { quantityValue } from "../../components/render/quantity.ts";
import type { Fault } from "../config/faults.ts";

type ClaimVolume = Extract<RoleVolume, { kind: "claim" }>;

/** What a topology would lose of what lies on the disks of the HDFS that runs. */
export function changeFaults(
    found: readonly RunningWorkload[],
    topology: HdfsTopology,
): readonly Fault[] {
    return found.flatMap((workload) => {
        const asked = volumeOf(topology, workload.role);
        return asked === undefined || workload.volume === undefined
            ? []
            : faultsOf({ topology, workload, found: workload.volume, asked });
    });
}

interface Change<V = RoleVolume> {
    readonly topology: HdfsTopology;
    readonly workload: RunningWorkload;
    readonly found: V;
    readonly asked: V;
}

function faultsOf(change: Change): Fault[] {
    const { found, asked } = change;
    if (found.kind === "claim" && asked.kind === "claim") {
        return [...claimFaults({ ...change, found, asked }), ...numberFaults(change)];
    }
    if (found.kind === "hostPath" && asked.kind === "hostPath") {
        return found.path === asked.path ? [] : [pathFault(change, found.path, asked.path)];
    }
    return [kindFault(change)];
}

function volumeOf({ nameNodes, dataNodes }: HdfsTopology, role: HdfsRole): RoleVolume | undefined {
    switch (role) {
        case "zookeeper":
            return nameNodes.mode === "ha" ? nameNodes.zooKeeperVolume : undefined;
        case "journalnode":
            return nameNodes.mode === "ha" ? nameNodes.journalVolume : undefined;
        case "namenode":
            return nameNodes.nameNodeVolume;
        case "datanode":
            return dataNodes.volume;
        case "httpfs":
            return undefined;
    }
}

const people: Readonly<Record<HdfsRole, string>> = {
    zookeeper: "ZooKeepers",
    journalnode: "JournalNodes",
    namenode: "NameNodes",
    datanode: "DataNodes",
    httpfs: "HttpFS",
};

/** Where the config says what a role keeps. */
function sectionOf({ nameNodes }: HdfsTopology, role: HdfsRole): string {
    if (role === "datanode") {
        return "sparkstead:fileSystem.dataNodes";
    }
    const section = "sparkstead:fileSystem.nameNodes";
    return nameNodes.mode === "single" ? `${section}.volume` : section;
}

function subjectOf({ nameservice }: HdfsTopology): string {
    return `hdfs "${nameservice}"`;
}

/** The workload as kubectl takes it. */
function kubectlName({ kind, name, namespace }: RunningWorkload): string {
    return `${kind.toLowerCase()} ${name} --namespace=${namespace}`;
}

const storageKeys = {
    zookeeper: "zooKeeperStorage",
    journalnode: "journalStorage",
    namenode: "storage",
    datanode: "storage",
    httpfs: "storage",
} as const;

function claimFaults({ topology, workload, found, asked }: Change<ClaimVolume>): Fault[] {
    const { role, name, namespace } = workload;
    const had = quantityValue(found.storage) ?? 0;
    const wanted = quantityValue(asked.storage) ?? 0;
    if (had === wanted && found.storageClass === asked.storageClass) {
        return [];
    }
    const key = had === wanted ? "storageClass" : storageKeys[role];
    const pvc = `pvc data-${name}-0 --namespace=${namespace}`;
    const patch = JSON.stringify({
        spec: { resources: { requests: { storage: asked.storage } } },
    });
    // Claims go after their StatefulSet, which would make them again as they were.
    const grow =
        wanted > had
            ? `grow each claim where its StorageClass allows it (kubectl patch ${pvc} --patch='${patch}'), `
            : "";
    return [
        {
            key: `${sectionOf(topology, role)}.${key}`,
            problem:
                `${subjectOf(topology)}: found ${described(found)} for each of the ${people[role]}, asked ${described(asked)}: ` +
                "the new StatefulSet would end all their pods at once and take the old claims as they are; keep it, or " +
                `${grow}take away the StatefulSet alone (kubectl delete ${kubectlName(workload)} --cascade=orphan; its pods go on), ` +
                `then each claim that is still Pending (kubectl delete ${pvc}), and run this again, which adopts the rest`,
        },
    ];
}

function described({ storage, storageClass }: ClaimVolume): string {
    return `${storage} of ${storageClass === undefined ? "the default StorageClass" : `StorageClass ${storageClass}`}`;
}

function pathFault({ topology, workload }: Change, found: string, asked: string): Fault {
    const { role } = workload;
    const key = role === "datanode" ? "hostPath" : "path";
    return {
        key: `${sectionOf(topology, role)}.${key}`,
        problem:
            `${subjectOf(topology)}: found the ${people[role]}' data in ${found}, asked ${asked}: they would begin with nothing; ` +
            `keep it, or take them away (kubectl delete ${kubectlName(workload)}), move the folder on each of their nodes, then run this again`,
    };
}

/** A volume of another kind belongs to another workload, of which the engine knows nothing but that it is new. */
function kindFault({ topology, workload, found, asked }: Change): Fault {
    const { role } = workload;
    const isHa = role === "namenode" && topology.nameNodes.mode === "ha";
    const key = isHa ? "sparkstead:fileSystem.nameNodes.mode" : `${sectionOf(topology, role)}.kind`;
    return {
        key,
        problem:
            `${subjectOf(topology)}: found the ${people[role]}' data in ${placeOf(found)}, asked ${placeOf(asked)}: ` +
            "new ones would begin with nothing, and those that run would be deleted; keep it, or copy what is to be kept to another " +
            `file system and take them away by hand (kubectl delete ${kubectlName(workload)}), then run this again`,
    };
}

function placeOf(volume: RoleVolume): string {
    return volume.kind === "claim"
        ? "claims of a StatefulSet"
        : `folder ${volume.path} of their nodes`;
}

function numberFaults({ topology, workload }: Change): Fault[] {
    const { nameNodes, dataNodes } = topology;
    const { role, replicas: found = 1 } = workload;
    if (role === "journalnode" && nameNodes.mode === "ha" && nameNodes.journalNodes < found) {
        return [fewerJournalNodes(topology, found, nameNodes.journalNodes)];
    }
    if (role === "datanode" && dataNodes.kind === "statefulSet") {
        return fewerDataNodes({ topology, workload, found, asked: dataNodes.replicas });
    }
    return [];
}

function fewerJournalNodes(topology: HdfsTopology, found: number, asked: number): Fault {
    const quorum = Math.floor(found / 2) + 1;
    return {
        key: "sparkstead:fileSystem.nameNodes.journalNodes",
        problem:
            `${subjectOf(topology)}: found ${found} JournalNodes, asked ${asked}: of ${quorum} that have acknowledged an edit ` +
            `${quorum - (found - asked)} may be left, which the others outvote; keep ${found}`,
    };
}

/** Each block is on so many DataNodes as it has copies: one fewer of these may go. */
function fewerDataNodes({ topology, workload, found, asked }: Change<number>): Fault[] {
    const { replication } = topology;
    const step = replication - 1;
    const fewest = found - step;
    if (asked >= fewest) {
        return [];
    }
    const problem = `${subjectOf(topology)}: found ${found} DataNodes, asked ${asked}: `;
    const until =
        "until `hdfs dfsadmin -report -dead` names those that went and `hdfs fsck /` finds nothing under-replicated";
    return [
        {
            key: "sparkstead:fileSystem.dataNodes.replicas",
            problem:
                step > 0
                    ? `${problem}with ${replication} copies of each block at most ${step} may go at a time; ask for ${fewest}, then wait ${until} before the next step`
                    : `${problem}with one copy of each block none may go; keep ${found}, or have two first (hdfs dfs -setrep -R -w 2 /), take away one at a time ` +
                      `(kubectl scale ${kubectlName(workload)} --replicas=${found - 1}) and wait each time ${until}`,
        },
    ];
}

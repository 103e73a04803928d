import {
    type HdfsTopology,
    type RoleVolume,
    replicasOf,
} from "../../../components/hdfs/topology.ts";
import { quantityValue } from "../../../components/render/quantity.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";

/** Volumes that a part of the plan asks for. */
export interface PlannedClaim {
    readonly namespace: string;

    /** Nothing where it is the cluster's default. */
    readonly storageClass: string | undefined;

    /** Of each, in bytes. */
    readonly size: number;
    readonly count: number;
}

interface Volume {
    readonly storage: string;
    readonly storageClass?: string | undefined;
}

/** Every volume that the plan's pods claim. */
export function plannedClaims(plan: PlatformPlan): readonly PlannedClaim[] {
    const { namespaces, objectStore, sqlDatabase, gateway, fileSystem } = plan;
    const { system, livy } = namespaces;
    return [
        ...(objectStore.origin.kind === "minio" ? [claim(system, objectStore.origin)] : []),
        ...(sqlDatabase?.origin.kind === "postgres" ? [claim(system, sqlDatabase.origin)] : []),
        ...(gateway?.origin.kind === "livy" ? [claim(livy, gateway.origin)] : []),
        ...(fileSystem?.origin.kind === "hdfs" ? hdfsClaims(fileSystem.origin.topology) : []),
    ];
}

function hdfsClaims(topology: HdfsTopology): readonly PlannedClaim[] {
    const { nameNodes, dataNodes, namespace } = topology;
    const volumes: readonly (readonly [RoleVolume, number])[] = [
        [nameNodes.nameNodeVolume, replicasOf(topology, "namenode")],
        [dataNodes.volume, replicasOf(topology, "datanode")],
        ...(nameNodes.mode === "ha"
            ? ([
                  [nameNodes.journalVolume, nameNodes.journalNodes],
                  [nameNodes.zooKeeperVolume, nameNodes.zooKeepers],
              ] as const)
            : []),
    ];
    return volumes.flatMap(([volume, count]) =>
        volume.kind === "claim" ? [claim(namespace, volume, count)] : [],
    );
}

function claim(namespace: string, { storage, storageClass }: Volume, count = 1): PlannedClaim {
    return { namespace, storageClass, size: quantityValue(storage) ?? 0, count };
}

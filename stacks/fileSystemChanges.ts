import { runningHdfs } from "../components/hdfs/index.ts";
import { Faults } from "./config/faults.ts";
import { changeFaults } from "./plan/fileSystemChanges.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/**
 * Asks the cluster what runs of the plan's HDFS: the engine would replace a workload that may not be replaced.
 * @throws Faults with every change that loses what lies on its disks.
 */
export async function refuseFileSystemChanges({
    cluster,
    fileSystem,
}: PlatformPlan): Promise<void> {
    if (fileSystem?.origin.kind !== "hdfs") {
        return;
    }
    const { topology } = fileSystem.origin;
    const faults = changeFaults(await runningHdfs(cluster, topology), topology);
    if (faults.length > 0) {
        throw new Faults(faults);
    }
}

import type { PlatformPlan } from "../../stacks/plan/plan.ts";

type ImageName = keyof PlatformPlan["images"]["references"];

/** The images that pods of this plan run, each once. What a part needs that somebody else runs is none of them. */
export function usedImages(plan: PlatformPlan): readonly string[] {
    const { references } = plan.images;
    const own = (Object.keys(references) as ImageName[]).filter((name) => isUsed(name, plan));
    return [
        ...new Set([
            ...own.map((name) => references[name]),
            ...plan.applications.flatMap(({ specification }) => specification.image ?? []),
        ]),
    ];
}

function isUsed(name: ImageName, plan: PlatformPlan): boolean {
    const { objectStore, sqlDatabase, fileSystem, metastore, gateway, content } = plan;
    switch (name) {
        case "spark":
        case "sparkOperator":
        case "probe":
            return true;
        case "minio":
            return (
                objectStore.origin.kind === "minio" ||
                content.bucket !== undefined ||
                (sqlDatabase?.origin.kind === "postgres" &&
                    sqlDatabase.origin.backup.kind === "scheduled")
            );
        case "postgres":
            return sqlDatabase?.origin.kind === "postgres";
        case "hadoop":
            return fileSystem !== undefined;
        case "zookeeper":
            return (
                fileSystem?.origin.kind === "hdfs" &&
                fileSystem.origin.topology.nameNodes.mode === "ha"
            );
        case "hiveMetastore":
            return metastore?.origin.kind === "hive";
        case "livy":
            return gateway?.origin.kind === "livy";
    }
}

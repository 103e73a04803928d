import { lookAtBucket, lookAtHdfs } from "../components/content/index.ts";
import type { Drift } from "../components/contracts/content.ts";
import { names } from "./plan/names.ts";
import type { PlatformPlan } from "./plan/plan.ts";

/** What of the plan's content is another than planned, by the store that holds it. */
export type ContentDrift = Readonly<Record<keyof PlatformPlan["content"], Drift>>;

/** Asks the stores; whatever runs already answers, the rest has lost nothing. */
export async function contentDrift({
    cluster,
    namespaces,
    content,
}: PlatformPlan): Promise<ContentDrift> {
    const { fileSystem, bucket } = content;
    const [inFileSystem, inBucket] = await Promise.all([
        fileSystem === undefined
            ? {}
            : lookAtHdfs(
                  { cluster, namespace: namespaces.hdfs, clientName: names.hdfsClient },
                  fileSystem.directories,
                  fileSystem.files,
              ),
        bucket === undefined
            ? {}
            : lookAtBucket(
                  { cluster, namespace: namespaces.system, clientName: names.bucketContent },
                  bucket.prefixes,
                  bucket.files,
              ),
    ]);
    return { fileSystem: inFileSystem, bucket: inBucket };
}

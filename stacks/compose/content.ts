import type { Drift } from "../../components/contracts/content.ts";
import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import { BucketContent, HdfsContent } from "../../components/content/index.ts";
import type { ContentDrift } from "../contentDrift.ts";
import { names } from "../plan/names.ts";
import type { PlatformPlan } from "../plan/plan.ts";
import type { Child } from "./child.ts";

/** The stores, and what of their content is another than planned. */
interface Stores {
    readonly fileSystem: FileSystem | undefined;
    readonly store: ObjectStore;
    readonly drift: ContentDrift;
}

/** What the stores hold before anybody uses them. */
export function makeContent(
    plan: PlatformPlan,
    { fileSystem, store, drift }: Stores,
    opts: Child,
): {
    readonly fileSystem: HdfsContent | undefined;
    readonly bucket: BucketContent | undefined;
} {
    return {
        fileSystem: hdfsContent(plan, { fileSystem, drift: drift.fileSystem }, opts),
        bucket: bucketContent(plan, { store, drift: drift.bucket }, opts),
    };
}

function hdfsContent(
    { content, fileSystem: plan, namespaces, images, cluster }: PlatformPlan,
    { fileSystem, drift }: { fileSystem: FileSystem | undefined; drift: Drift },
    opts: Child,
): HdfsContent | undefined {
    return content.fileSystem === undefined || plan === undefined || fileSystem === undefined
        ? undefined
        : new HdfsContent(
              "lake-content",
              {
                  ...content.fileSystem,
                  namespace: namespaces.hdfs,
                  clientName: names.hdfsClient,
                  image: images.references.hadoop,
                  imagePullSecrets: images.pullSecrets,
                  resources: plan.clientResources,
                  cluster,
                  fileSystem,
                  drift,
              },
              // Its namespace is among what the file system waits for.
              { ...opts, dependsOn: [...fileSystem.ready] },
          );
}

/** What is there beside the store's own prefixes. */
function bucketContent(
    { content, namespaces, images, cluster }: PlatformPlan,
    { store, drift }: { store: ObjectStore; drift: Drift },
    opts: Child,
): BucketContent | undefined {
    const credentials = store.credentials[names.principals.content];
    return content.bucket === undefined || credentials === undefined
        ? undefined
        : new BucketContent(
              "bucket-content",
              {
                  ...content.bucket,
                  namespace: namespaces.system,
                  clientName: names.bucketContent,
                  image: images.references.minio,
                  imagePullSecrets: images.pullSecrets,
                  cluster,
                  store,
                  credentials,
                  drift,
              },
              opts,
          );
}

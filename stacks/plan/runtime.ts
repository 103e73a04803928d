import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type {
    PodSize,
    SharedLibraries,
    SparkRuntime,
} from "../../components/contracts/sparkRuntime.ts";
import { catalogue } from "../../images/catalogue.ts";
import type { PlatformConfig } from "../config/schema.ts";
import type { ImagePlan } from "./images.ts";
import { names } from "./names.ts";
import type { AvailableTarget } from "./target.ts";

interface Sources {
    readonly target: Pick<AvailableTarget, "driver" | "executor">;
    readonly images: ImagePlan;
    readonly fileSystem: Planned<FileSystem> | undefined;
}

/** What every application runs with, but for its settings. */
export function planRuntime(
    { spark, namespaces }: PlatformConfig,
    { target, images, fileSystem }: Sources,
): Omit<Planned<SparkRuntime>, "defaults"> {
    return {
        image: images.references.spark,
        imagePullSecrets: images.pullSecrets,
        sparkVersion: catalogue.spark.versions.spark,
        namespace: namespaces.jobs,
        serviceAccount: spark.serviceAccount,
        driver: sized(target.driver, spark.driver),
        executor: sized(target.executor, spark.executor),
        sharedLibraries: fileSystem && librariesOn(fileSystem, spark.sharedLibraries),
        configMap: names.runtimeConfigMap,
        clientConfigMap: names.clientConfigMap,
    };
}

/** The target's size with what the config says of it. */
function sized(
    size: PodSize,
    config: { [Key in keyof PodSize]?: PodSize[Key] | undefined },
): PodSize {
    return {
        coreRequest: config.coreRequest ?? size.coreRequest,
        cores: config.cores ?? size.cores,
        memory: config.memory ?? size.memory,
    };
}

function librariesOn(
    { defaultFs, clientConfigMap }: Planned<FileSystem>,
    directory: string | undefined,
): SharedLibraries | undefined {
    return directory === undefined
        ? undefined
        : {
              source: `${defaultFs}${directory}`,
              directory,
              clientConfigMap,
              user: names.hadoopUser,
          };
}

import type { ImageName } from "../../images/catalogue.ts";
import { type Download, downloads } from "../../images/downloads.ts";
import { type GoTool, goTools } from "../builds/goTool.ts";
import type { DebianRoot } from "./debian.ts";
import type { JarSet } from "./jars.ts";

/** Images of services that somebody else runs: engine suites put them into a namespace beside the platform's. */
export type TrialImageName = "mariadb";

/** What we can build: the catalogue, the bases that stand in for official images, and what only engine suites run. */
export type RecipeName = ImageName | "sparkBase" | "javaBase" | TrialImageName;

/** What lies beside an image's Containerfile when it is built; see `images/<name>/`. */
export interface Recipe {
    /** Image that the Containerfile's `BASE` names. */
    readonly base?: RecipeName;

    readonly tools?: readonly GoTool[];

    readonly downloads?: readonly Download[];

    /** Closure of jars that lies there as the folder `jars`; see local/images/jars/. */
    readonly jars?: JarSet;

    /** Root file system that lies there as `debian.tar`. */
    readonly debian?: DebianRoot;
}

/** A system that runs programs of the Java virtual machine. */
const java: DebianRoot = {
    name: "java",
    variant: "minbase",
    packages: ["ca-certificates", "openjdk-17-jre-headless"],
};

export const recipes: Readonly<Record<RecipeName, Recipe>> = {
    pause: { tools: [goTools.pause] },
    coredns: { tools: [goTools.coredns] },
    localPathProvisioner: { tools: [goTools.localPathProvisioner] },
    metricsServer: { tools: [goTools.metricsServer] },
    shell: { debian: { name: "shell", variant: "extract", packages: ["busybox-static"] } },
    minio: {
        tools: [goTools.minio, goTools.mc],
        debian: {
            name: "minio",
            variant: "extract",
            packages: ["busybox-static", "ca-certificates"],
        },
    },
    hadoop: { jars: "hadoop", debian: java },
    zookeeper: { jars: "zookeeper", debian: java },
    postgres: {
        debian: { name: "postgres", variant: "minbase", packages: ["postgresql-15"] },
    },
    probe: {
        debian: { name: "probe", variant: "minbase", packages: ["ca-certificates", "curl"] },
    },
    mariadb: {
        debian: {
            name: "mariadb",
            variant: "minbase",
            packages: ["mariadb-client-core", "mariadb-server-core"],
        },
    },
    sparkBase: {
        downloads: [downloads.pyspark],
        debian: {
            name: "spark",
            variant: "minbase",
            packages: [
                "ca-certificates",
                "libnss-wrapper",
                "openjdk-17-jre-headless",
                "procps",
                "python3",
                "tini",
            ],
        },
    },
    spark: {
        base: "sparkBase",
        downloads: [
            downloads.hadoopAws,
            downloads.awsSdkBundle,
            downloads.sparkHadoopCloud,
            downloads.javaCompiler,
        ],
    },
    livy: { base: "spark", jars: "livy" },
    sparkOperator: { base: "spark", tools: [goTools.sparkOperator] },
    javaBase: {
        debian: {
            name: "java",
            variant: "minbase",
            packages: ["ca-certificates", "openjdk-17-jre-headless"],
        },
    },
    hiveMetastore: {
        base: "javaBase",
        downloads: [
            downloads.hiveMetastore,
            downloads.hadoopAws,
            downloads.awsSdkBundle,
            downloads.javaCompiler,
        ],
        jars: "hiveMetastore",
    },
};

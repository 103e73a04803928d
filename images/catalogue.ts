/** What we call an image; the key of its reference in the stack config. */
export type ImageName =
    | "spark"
    | "sparkOperator"
    | "minio"
    | "hadoop"
    | "zookeeper"
    | "livy"
    | "postgres"
    | "hiveMetastore"
    | "probe"
    | "pause"
    | "coredns"
    | "localPathProvisioner"
    | "metricsServer"
    | "shell";

/** One image of the platform or of the embedded node. */
export interface CatalogueImage {
    /** Reference to pull where images can be pulled; for a built one, the base that it is built on. */
    readonly upstream: string;

    /** `built`: no upstream image will do, and `npm run images` makes it on every kind of network. */
    readonly origin: "upstream" | "built";

    /** Version that heads the tag of what we build ourselves. */
    readonly version: string;

    /** User and group that the image names; where it names none, those that ours has. */
    readonly uid: number;
    readonly gid: number;

    /** Versions of what is inside the one we build. */
    readonly versions: Readonly<Record<string, string>>;
}

/** Every image that is used anywhere, at one place. */
export const catalogue = {
    spark: {
        upstream: "docker.io/apache/spark:3.5.8-scala2.12-java17-python3-ubuntu",
        // hadoop-aws, its SDK, the cloud committers and a SparkPi are in no official image.
        origin: "built",
        version: "3.5.8",
        uid: 185,
        gid: 185,
        versions: {
            spark: "3.5.8",
            scala: "2.12",
            // S3A works with the Hadoop that Spark ships and with no other.
            hadoop: "3.3.4",
            awsSdk: "1.12.262",
            java: "17",
            python: "3.11",
        },
    },
    sparkOperator: {
        upstream: "ghcr.io/kubeflow/spark-operator/controller:2.5.2",
        origin: "upstream",
        version: "2.5.2",
        uid: 185,
        gid: 185,
        versions: { sparkOperator: "2.5.2", spark: "3.5.8" },
    },
    minio: {
        // The last image before the project stopped publishing them (https://github.com/minio/minio/issues/21647).
        upstream: "quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z",
        origin: "upstream",
        version: "2026-02-12",
        // Upstream's image names no user and runs as any.
        uid: 1000,
        gid: 1000,
        versions: { minio: "2026-02-12", mc: "2025-03-13" },
    },
    hadoop: {
        upstream: "docker.io/apache/hadoop:3.4.2",
        origin: "upstream",
        version: "3.4.2",
        uid: 1000,
        gid: 100,
        versions: { hadoop: "3.4.2", java: "17" },
    },
    zookeeper: {
        upstream: "docker.io/library/zookeeper:3.9.5",
        origin: "upstream",
        version: "3.9.5",
        uid: 1000,
        gid: 1000,
        versions: { zookeeper: "3.9.5", java: "17" },
    },
    livy: {
        // No official image exists; ours stands on our Spark image.
        upstream: "docker.io/apache/spark:3.5.8-scala2.12-java17-python3-ubuntu",
        origin: "built",
        version: "0.7.1-incubating",
        uid: 185,
        gid: 185,
        versions: { livy: "0.7.1-incubating", spark: "3.5.8" },
    },
    postgres: {
        // Majors do not share a data directory, and 15 is the one that both Debian 12 and the official images have.
        upstream: "docker.io/library/postgres:15.20-bookworm",
        origin: "upstream",
        version: "15",
        uid: 999,
        gid: 999,
        versions: { postgres: "15" },
    },
    hiveMetastore: {
        upstream: "docker.io/library/eclipse-temurin:17-jre-jammy",
        // docker.io/apache/hive:4.0.0 holds all of Hive and Hadoop, and no JDBC driver.
        origin: "built",
        version: "4.0.0",
        uid: 1000,
        gid: 1000,
        versions: {
            // 4.0.1 dropped a call that Spark's client makes (HIVE-26537); 3.1.3 is of 2018 in all but its fixes and not for Spark 4.
            hive: "4.0.0",
            hadoop: "3.3.4",
            awsSdk: "1.12.262",
            java: "17",
            postgresDriver: "42.7.14",
            mariadbDriver: "3.5.11",
        },
    },
    probe: {
        // Bash, coreutils, getent and a curl that signs requests to S3; the tag is the distribution's release: Debian 12, from which ours is made.
        upstream: "docker.io/library/buildpack-deps:bookworm-curl",
        origin: "upstream",
        version: "7.88",
        // Upstream's image names no user and runs as any.
        uid: 65534,
        gid: 65534,
        versions: { curl: "7.88" },
    },
    pause: {
        upstream: "registry.k8s.io/pause:3.10.1",
        origin: "upstream",
        version: "0.1.0",
        uid: 65535,
        gid: 65535,
        versions: { pause: "0.1.0" },
    },
    coredns: {
        upstream: "registry.k8s.io/coredns/coredns:v1.14.7",
        origin: "upstream",
        version: "1.14.7",
        uid: 65532,
        gid: 65532,
        versions: { coredns: "1.14.7" },
    },
    localPathProvisioner: {
        upstream: "docker.io/rancher/local-path-provisioner:v0.0.30",
        origin: "upstream",
        version: "0.0.30",
        uid: 65532,
        gid: 65532,
        versions: { localPathProvisioner: "0.0.30" },
    },
    metricsServer: {
        upstream: "registry.k8s.io/metrics-server/metrics-server:v0.9.0",
        origin: "upstream",
        version: "0.9.0",
        uid: 65534,
        gid: 65534,
        versions: { metricsServer: "0.9.0" },
    },
    shell: {
        upstream: "docker.io/library/busybox:1.37.0",
        origin: "upstream",
        version: "1.35.0",
        // The provisioner's helper makes and removes directories of any owner on the node.
        uid: 0,
        gid: 0,
        versions: { busybox: "1.35.0" },
    },
} as const satisfies Record<ImageName, CatalogueImage>;

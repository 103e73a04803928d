/** A file of Maven Central. */
export interface MavenDownload {
    readonly from: "maven";
    readonly group: string;
    readonly artifact: string;
    readonly version: string;

    /** What tells it from the artifact's main jar, e.g. "bin". */
    readonly classifier?: string;

    /** @default "jar" */
    readonly extension?: "jar" | "tar.gz";

    readonly sha256: string;
}

/** A source archive of PyPI. */
export interface PypiDownload {
    readonly from: "pypi";
    readonly project: string;
    readonly version: string;
    readonly sha256: string;
}

export type Download = MavenDownload | PypiDownload;

/** Everything that goes into an image from a package registry as it is, with its checksum. */
export const downloads = {
    pyspark: {
        from: "pypi",
        project: "pyspark",
        version: "3.5.8",
        sha256: "54cca0767b21b40e3953ad1d30f8601c53abf9cbda763653289cdcfcac52313c",
    },
    hadoopAws: {
        from: "maven",
        group: "org.apache.hadoop",
        artifact: "hadoop-aws",
        version: "3.3.4",
        sha256: "53f9ae03c681a30a50aa17524bd9790ab596b28481858e54efd989a826ed3a4a",
    },
    // The version that hadoop-project 3.3.4's pom names.
    awsSdkBundle: {
        from: "maven",
        group: "com.amazonaws",
        artifact: "aws-java-sdk-bundle",
        version: "1.12.262",
        sha256: "873fe7cf495126619997bec21c44de5d992544aea7e632fdc77adb1a0915bae5",
    },
    sparkHadoopCloud: {
        from: "maven",
        group: "org.apache.spark",
        artifact: "spark-hadoop-cloud_2.12",
        version: "3.5.8",
        sha256: "9c9be6d3e185c2c9f53e66f8781f0fa32944882ced2c5c08945a78eb2f989ced",
    },
    hiveMetastore: {
        from: "maven",
        group: "org.apache.hive",
        artifact: "hive-standalone-metastore-server",
        version: "4.0.0",
        classifier: "bin",
        extension: "tar.gz",
        sha256: "98691daba012f576755e406c4ca0a3777254f7e60a85a956ed7a3ed60e71db78",
    },
    // Eclipse's compiler: one jar that runs on a Java runtime, so that an image can compile without a JDK.
    javaCompiler: {
        from: "maven",
        group: "org.eclipse.jdt",
        artifact: "ecj",
        version: "3.33.0",
        sha256: "f7686c4960cf70c2ebc5c500a73a8cfc04541b730c18f1c5c21329889b137f45",
    },
} as const satisfies Record<string, Download>;

/** Versions that one version of a program works with. Several rows of one program hold together. */
export interface Compatibility {
    readonly of: string;

    /** A release or a whole line of it: "3.5" stands for every 3.5.x. */
    readonly version: string;

    /** The other program. */
    readonly needs: string;

    /** Name of the image that has it, if it is not the same. */
    readonly within?: string;
    readonly accepts: readonly string[];
    readonly source: string;
}

const spark35 = "https://spark.apache.org/docs/3.5.8/#downloading";
const livy09 =
    "https://github.com/apache/livy/blob/v0.9.0-incubating/pom.xml; LivySparkUtils.scala, MAX_VERSION";
const livy08 =
    "https://github.com/apache/livy/blob/v0.8.0-incubating/pom.xml, profile spark3: 3.2.3";
const hive = "seen: tables of Spark's own client; 4.0.1 has no get_table any more (HIVE-26537)";

/** Which versions go together, as upstream says it or as it was seen. */
export const compatibility: readonly Compatibility[] = [
    { of: "spark", version: "3.5", needs: "scala", accepts: ["2.12", "2.13"], source: spark35 },
    { of: "spark", version: "3.5", needs: "java", accepts: ["8", "11", "17"], source: spark35 },
    {
        of: "spark",
        version: "3.5",
        needs: "python",
        accepts: ["3.8", "3.9", "3.10", "3.11", "3.12"],
        source: spark35,
    },
    {
        of: "spark",
        version: "3.5",
        needs: "hadoop",
        accepts: ["3.3.4"],
        source: "pom.xml of Spark 3.5, hadoop.version",
    },
    {
        of: "spark",
        version: "4.0",
        needs: "scala",
        accepts: ["2.13"],
        source: "https://spark.apache.org/docs/4.0.0/",
    },
    {
        of: "spark",
        version: "4.0",
        needs: "java",
        accepts: ["17", "21"],
        source: "https://spark.apache.org/docs/4.0.0/",
    },
    {
        of: "hadoop",
        version: "3.3.4",
        needs: "awsSdk",
        accepts: ["1.12.262"],
        source: "hadoop-project/pom.xml of 3.3.4, aws-java-sdk.version",
    },
    {
        of: "hadoop",
        version: "3.4",
        needs: "java",
        accepts: ["8", "11", "17"],
        source: "https://cwiki.apache.org/confluence/display/HADOOP/Hadoop+Java+Versions",
    },
    {
        of: "sparkOperator",
        version: "2.5",
        needs: "spark",
        within: "spark",
        accepts: ["3.5", "4.0"],
        source: "the operator submits with its own Spark; v1beta2 knows both lines",
    },
    ...livySpark("0.9", ["3.0", "3.1", "3.2", "3.3", "3.4", "3.5"], livy09),
    {
        of: "livy",
        version: "0.9",
        needs: "scala",
        within: "spark",
        accepts: ["2.12"],
        source: livy09,
    },
    ...livySpark("0.8", ["3.0", "3.1", "3.2"], livy08),
    ...livySpark("0.7", ["3.5"], "seen: batches of local/smoke; upstream's own list ends at 2.4"),
    {
        of: "hive",
        version: "4.0.0",
        needs: "spark",
        within: "spark",
        accepts: ["3.5", "4.0"],
        source: hive,
    },
    {
        of: "hive",
        version: "4.0.0",
        needs: "hadoop",
        accepts: ["3.3.4", "3.4"],
        source: "seen: the metastore on the jars of each",
    },
    {
        of: "hive",
        version: "4.0.0",
        needs: "java",
        accepts: ["8", "17"],
        source: "pom.xml of Hive 4.0.0; 17: seen",
    },
    {
        of: "hive",
        version: "3.1.3",
        needs: "spark",
        within: "spark",
        accepts: ["3.5"],
        source: `${hive}; Spark 4 is for 4.0.0 (apache/spark#55253)`,
    },
    {
        of: "zookeeper",
        version: "3.9",
        needs: "java",
        accepts: ["8", "11", "17", "21"],
        source: "https://zookeeper.apache.org/doc/r3.9.5/zookeeperAdmin.html#sc_requiredSoftware",
    },
];

/** Livy submits with the Spark of its own image what then runs in Spark's: it has to know both. */
function livySpark(
    version: string,
    accepts: readonly string[],
    source: string,
): readonly Compatibility[] {
    return ["livy", "spark"].map((within) => ({
        of: "livy",
        version,
        needs: "spark",
        within,
        accepts,
        source,
    }));
}

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
const livy09 = "https://github.com/apache/livy/blob/v0.9.0-incubating/pom.xml";

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
    {
        of: "livy",
        version: "0.9",
        needs: "spark",
        accepts: ["3.0", "3.1", "3.2", "3.3", "3.4", "3.5"],
        source: `${livy09}; LivySparkUtils.scala, MAX_VERSION`,
    },
    { of: "livy", version: "0.9", needs: "scala", accepts: ["2.12"], source: livy09 },
    {
        of: "zookeeper",
        version: "3.9",
        needs: "java",
        accepts: ["8", "11", "17", "21"],
        source: "https://zookeeper.apache.org/doc/r3.9.5/zookeeperAdmin.html#sc_requiredSoftware",
    },
];

import type { SparkOperatorArgs } from "../../../components/sparkOperator/index.ts";

/** An operator with what a test is about. */
export function operatorArgs(args: Partial<SparkOperatorArgs> = {}): SparkOperatorArgs {
    return {
        namespace: "system",
        jobNamespaces: ["jobs"],
        chart: { repository: "https://charts.example", version: "2.5.2" },
        image: "registry.example/spark-operator:2.5.2",
        imagePullSecrets: ["regcred"],
        controller: { cpu: "100m", memory: "1536Mi" },
        webhook: { cpu: "50m", memory: "256Mi" },
        secretEnv: {
            AWS_ACCESS_KEY_ID: { secretName: "s3-spark-operator", key: "AWS_ACCESS_KEY_ID" },
        },
        credentialsRevision: 1,
        fileSystem: undefined,
        overrides: {},
        ...args,
    };
}

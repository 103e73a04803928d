import { Untold } from "../../../policy/live/answers.ts";
import type { Case } from "./case.ts";
import { forbidden, jobs } from "./caseParts.ts";
import { configMapInState, password } from "./stackState.ts";
import { encoded, list } from "./stubCluster.ts";

/** Generated values where they do not belong. */
export const leakCases: readonly Case[] = [
    {
        about: "a password in a ConfigMap's file",
        contents: {
            [`${jobs}/configmaps`]: list({
                metadata: { name: "conf" },
                data: { "hive-site.xml": `<value>${password}</value>` },
            }),
        },
        finds: {
            "keep-values-secret":
                "ConfigMap spark-jobs/conf holds the value of RandomPassword store-root in data.hive-site.xml,",
        },
    },
    {
        about: "a password in a pod's command",
        contents: {
            [`${jobs}/pods`]: list({
                metadata: { name: "p" },
                spec: { containers: [{ args: ["--url", `jdbc:x?password=${password}`] }] },
            }),
        },
        finds: {
            "keep-values-secret":
                "Pod spark-jobs/p holds the value of RandomPassword store-root in spec.containers[0].args[1],",
        },
    },
    {
        about: "a password in a SparkApplication",
        contents: {
            "/apis/sparkoperator.k8s.io/v1beta2/namespaces/spark-jobs/sparkapplications": list({
                metadata: { name: "pi" },
                spec: { sparkConf: { "spark.hadoop.fs.s3a.secret.key": password } },
            }),
        },
        finds: { "keep-values-secret": "SparkApplication spark-jobs/pi holds" },
    },
    {
        about: "a password in an annotation of its own Secret",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: { name: "s3", annotations: { applied: encoded(password) } },
                data: { key: encoded(password) },
            }),
        },
        finds: {
            "keep-values-secret":
                "Secret spark-jobs/s3 holds the value of RandomPassword store-root in metadata.annotations.applied,",
        },
    },
    {
        about: "a password in the data of a Secret",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: { name: "s3" },
                data: { key: encoded(password) },
            }),
        },
    },
    {
        about: "a password in the state's plain text",
        state: [configMapInState({ url: `postgres://hive:${password}@sql` })],
        finds: {
            "keep-values-secret":
                "the state of ConfigMap store-config holds the value of RandomPassword store-root in inputs.data.url,",
        },
    },
    {
        about: "a ConfigMap that nobody may read",
        contents: { [`${jobs}/configmaps`]: forbidden },
        cannotTell: { "keep-values-secret": "(Forbidden)" },
    },
    {
        about: "a state that cannot be had",
        state: new Untold("no stack named 'dev' found"),
        cannotTell: {
            "run-every-pod": "no stack named",
            "finish-jobs": "no stack named",
            "keep-values-secret": "no stack named",
            "grant-what-is-declared": "no stack named",
        },
    },
    {
        about: "a password as a key",
        contents: {
            [`${jobs}/configmaps`]: list({ metadata: { name: "conf" }, data: { [password]: "" } }),
        },
        finds: { "keep-values-secret": "in data.…," },
    },
];

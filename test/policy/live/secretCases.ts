import { Untold } from "../../../policy/live/answers.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { planWith } from "../../support/config.ts";
import type { Case } from "./case.ts";
import { forbidden } from "./caseParts.ts";
import { authority, serving } from "./certificates.ts";
import { declared } from "./stackState.ts";
import { encoded, list, nothingYet, systemSecrets, webhookSecret } from "./stubCluster.ts";

const s3Spark = "/api/v1/namespaces/spark-jobs/secrets/s3-spark";

const ingresses = "/apis/networking.k8s.io/v1/namespaces/spark-system/ingresses";

/** An application whose driver reads a Secret that somebody else has to make. */
function applicationWith(secret: string): PlatformPlan {
    const env = [{ name: "KEY", valueFrom: { secretKeyRef: { name: secret, key: "KEY" } } }];
    const specification = { type: "Python", mainApplicationFile: "local:///pi.py" } as const;
    return planWith({ applications: { pi: { ...specification, driver: { env } } } });
}

/** Secrets and the certificates in them. */
export const secretCases: readonly Case[] = [
    {
        about: "a Secret without its key",
        contents: { [s3Spark]: { data: { AWS_ACCESS_KEY_ID: encoded("u") } } },
        finds: { "hold-secrets": "s3-spark has no key AWS_SECRET_ACCESS_KEY" },
    },
    {
        about: "a Secret with an empty key",
        contents: { [s3Spark]: { data: { AWS_ACCESS_KEY_ID: "", AWS_SECRET_ACCESS_KEY: "eA==" } } },
        finds: { "hold-secrets": "s3-spark has nothing under AWS_ACCESS_KEY_ID" },
    },
    {
        about: "a Secret deleted under a running platform",
        contents: { [s3Spark]: undefined },
        state: [
            declared("core/v1:Secret", { metadata: { name: "s3-spark", namespace: "spark-jobs" } }),
        ],
        finds: { "hold-secrets": "Secret spark-jobs/s3-spark is not there, the state has it" },
    },
    {
        about: "a Secret that the next up adds to a running platform",
        contents: { [s3Spark]: undefined },
        state: [
            declared("core/v1:Secret", { metadata: { name: "s3-spark", namespace: "elsewhere" } }),
        ],
        cannotTell: { "hold-secrets": "Secret spark-jobs/s3-spark is not made yet, `up` makes it" },
    },
    {
        about: "a missing Secret and another one's missing key, where the state does not tell",
        contents: {
            [s3Spark]: undefined,
            "/api/v1/namespaces/apache-livy/secrets/s3-livy": { data: {} },
        },
        state: new Untold("no stack named sparkstead"),
        finds: { "hold-secrets": "Secret apache-livy/s3-livy has no key" },
        cannotTell: {
            "run-every-pod": "no stack named",
            "finish-jobs": "no stack named",
            "keep-values-secret": "no stack named",
            "grant-what-is-declared": "no stack named",
        },
    },
    {
        about: "a Secret that an application of the config names, and nobody made",
        plan: applicationWith("theirs"),
        finds: { "hold-secrets": "Secret spark-jobs/theirs is not there" },
    },
    {
        about: "a Secret that an application of the config names, with its key",
        plan: applicationWith("theirs"),
        contents: {
            "/api/v1/namespaces/spark-jobs/secrets/theirs": { data: { KEY: encoded("x") } },
        },
    },
    {
        about: "a Secret that nobody may read",
        contents: { [s3Spark]: forbidden },
        cannotTell: { "hold-secrets": "(Forbidden)" },
    },
    {
        about: "a cluster before the first up",
        contents: nothingYet,
        cannotTell: {
            "hold-secrets": "Secret spark-jobs/s3-spark is not made yet",
            "reach-endpoints": "Service spark-system/minio is not made yet",
            "reach-the-gateway": "Service apache-livy/livy is not made yet",
            "resolve-names": "Service spark-system/minio is not made yet",
            "write-the-event-log": "its store is not made yet",
        },
    },
    {
        about: "a pull Secret that every namespace but Livy's has",
        plan: planWith({ images: { pullSecrets: ["registry"] } }),
        contents: Object.fromEntries(
            ["spark-system", "spark-jobs", "apache-hdfs"].map((namespace) => [
                `/api/v1/namespaces/${namespace}/secrets/registry`,
                { data: { ".dockerconfigjson": encoded("{}") } },
            ]),
        ),
        finds: { "hold-secrets": "Secret apache-livy/registry is not there" },
    },
    {
        about: "a certificate that ended",
        now: new Date("2037-01-01"),
        finds: { "renew-certificates": "server-cert.pem ended at" },
    },
    {
        about: "a certificate that ends in a week",
        now: new Date("2036-11-11"),
        finds: { "renew-certificates": "server-cert.pem ends in 7 days" },
    },
    {
        about: "something else under a certificate's name",
        contents: {
            [systemSecrets]: list(webhookSecret, {
                metadata: { name: "tls" },
                data: { "tls.crt": encoded("none") },
            }),
        },
        finds: { "renew-certificates": "Secret spark-system/tls tls.crt cannot be read" },
    },
    {
        about: "an Ingress whose certificate is for another host",
        contents: {
            [ingresses]: list({
                metadata: { name: "livy", namespace: "spark-system" },
                spec: {
                    tls: [{ secretName: webhookSecret.metadata.name, hosts: ["livy.example"] }],
                },
            }),
        },
        finds: { "renew-certificates": "has no certificate for livy.example" },
    },
    {
        about: "an Ingress whose Secret has its authority beside its certificate",
        contents: {
            [systemSecrets]: list(webhookSecret, {
                metadata: { name: "issued" },
                data: { "ca.crt": encoded(authority), "tls.crt": encoded(serving) },
            }),
            [ingresses]: list({
                metadata: { name: "history", namespace: "spark-system" },
                spec: { tls: [{ secretName: "issued", hosts: ["history.example"] }] },
            }),
        },
    },
];

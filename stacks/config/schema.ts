import { z } from "zod";

import { type ImageName, catalogue } from "../../images/catalogue.ts";
import { isAmount } from "../../components/render/quantity.ts";
import { names } from "../plan/names.ts";
import {
    scheduleSchema,
    specificationSchema,
} from "../../components/sparkApplication/specification.ts";

/**
 * Everything a stack's config may say, with its defaults; docs/configuration.md is generated from it. A key's text is what `describe`
 * says of it.
 */

const dnsLabel = z
    .string()
    .regex(
        /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
        'expected a DNS label: lower-case letters, digits and "-", at most 63',
    )
    .meta({ title: "DNS label" });

const hostName = z
    .string()
    .regex(
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
        "expected a host name",
    )
    .meta({ title: "host name" });

const quantity = z
    .string()
    .refine(isAmount, 'expected a quantity such as "10Gi" or "500m"')
    .meta({ title: "quantity" });

const sparkDuration = z
    .string()
    .regex(/^\d+(ms|s|m|min|h|d)$/, 'expected a duration of Spark such as "30s", "12h" or "7d"')
    .meta({ title: "duration of Spark" });

const sparkKey = z
    .string()
    .startsWith("spark.", 'expected a key that starts with "spark."; Spark ignores any other');

const imageReference = z
    .string()
    .regex(/^[^\s/]+\/[^\s:@]+(:[^\s:@]+)(@sha256:[0-9a-f]{64})?$/, {
        error: "expected registry/repository:tag",
        abort: true,
    })
    .refine((reference) => !/:latest($|@)/.test(reference), "expected a fixed tag, not latest")
    .meta({ title: "image reference" });

const kubernetes = z
    .strictObject({
        context: z
            .string()
            .min(1)
            .describe(
                "Context of the kubeconfig; the ambient current-context is never used, so that nobody deploys to where they happen to be.",
            ),
        identity: z
            .uuid(
                'expected the uid of the namespace kube-system: kubectl get namespace kube-system -o jsonpath="{.metadata.uid}"',
            )
            .describe("Uid of the namespace kube-system: the stack refuses any other cluster."),
        kubeconfig: z
            .string()
            .optional()
            .describe("Path of the kubeconfig; without it $KUBECONFIG or ~/.kube/config."),
        clusterDomain: hostName
            .default("cluster.local")
            .describe("DNS domain of the cluster's Services."),
    })
    .describe("The cluster of this stack.");

const namespaces = z
    .strictObject({
        system: dnsLabel
            .default("spark-system")
            .describe("Operator, History Server and object store."),
        jobs: dnsLabel.default("spark-jobs").describe("Drivers and executors."),
    })
    .prefault({})
    .describe("Names of the namespaces, which the stack makes.");

const images = z
    .strictObject({
        registry: z
            .string()
            .regex(
                /^[^\s/]+(\/[^\s:/]+)*$/,
                "expected a registry host, perhaps with a path, and no slash at the end",
            )
            .optional()
            .describe("Registry that holds a copy of the public images, under their own paths."),
        pullSecrets: z
            .array(dnsLabel)
            .default([])
            .describe("Secrets for the registry, which exist in every namespace of the stack."),
        references: z
            .partialRecord(z.enum(Object.keys(catalogue) as ImageName[]), imageReference)
            .default({})
            .describe("Reference of single images, instead of the catalogue's."),
    })
    .prefault({})
    .describe("Where images come from.");

const minio = z.strictObject({
    kind: z.literal("minio"),
    storage: quantity
        .default("10Gi")
        .describe(
            "Size of MinIO's volume. It grows in place where the StorageClass can, and never shrinks.",
        ),
    storageClass: dnsLabel
        .optional()
        .describe(
            "StorageClass of MinIO's volume; without it the cluster's default. A change makes an empty volume beside the old one, which stays.",
        ),
});

const external = z.strictObject({
    kind: z.literal("external"),
    endpoint: z
        .url({ protocol: /^https?$/, error: "expected an http or https URL" })
        .refine(
            (url) => URL.parse(url)?.pathname === "/" && !url.endsWith("/"),
            "expected scheme, host and port alone: no path, no slash at the end",
        )
        .describe("URL of the store."),
    region: z.string().min(1).default("us-east-1").describe("Region of the store."),
    addressing: z
        .enum(["path", "virtualHost"])
        .default("path")
        .describe("How buckets are addressed: in the path, or as a host name as AWS does."),
    secrets: z
        .partialRecord(z.enum(Object.values(names.principals)), dnsLabel)
        .default({})
        .describe(
            "Secret of each principal, in the principal's namespace, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; s3-<principal> where none is named.",
        ),
});

const objectStore = z
    .discriminatedUnion("kind", [minio, external], 'expected kind "minio" or "external"')
    .prefault({ kind: "minio" })
    .describe("The S3-compatible store: made here, or somebody else's.");

const bucket = z
    .strictObject({
        name: z
            .string()
            .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "expected an S3 bucket name")
            .default("spark")
            .describe("Bucket for event logs, warehouse and jobs' files."),
        eventLogs: z
            .string()
            .regex(/^([^/\s]+\/)+$/, 'expected a key prefix that ends with "/"')
            .default("eventlogs/")
            .describe("Prefix of event logs; the History Server reads the same."),
        warehouse: z
            .string()
            .regex(/^([^/\s]+\/)+$/, 'expected a key prefix that ends with "/"')
            .default("warehouse/")
            .describe("Prefix of tables."),
    })
    .prefault({})
    .describe("The platform's bucket and its prefixes.");

const podSize = z.strictObject({
    coreRequest: quantity.optional().describe("CPU that the scheduler reserves."),
    cores: z.int().min(1).optional().describe("Task slots."),
    memory: z
        .string()
        .regex(/^\d+[kmg]$/, 'expected a JVM size such as "512m" or "2g"')
        .meta({ title: "JVM size" })
        .optional()
        .describe("JVM heap."),
});

const committer = z
    .discriminatedUnion(
        "name",
        [
            z.strictObject({ name: z.literal("magic") }),
            z.strictObject({
                name: z.literal("directory"),
                conflictMode: z
                    .enum(["fail", "append", "replace"])
                    .default("append")
                    .describe("What happens to files that are there already."),
                stagingPath: z
                    .string()
                    .regex(
                        /^hdfs:\/\/[^/]+\/\S+$/,
                        "expected an hdfs:// path: executors hand their pending commits to the driver through it, so a pod's own /tmp loses them",
                    )
                    .describe(
                        "Directory of pending commits, on a file system that all pods share.",
                    ),
            }),
        ],
        'expected name "magic" or "directory"',
    )
    .prefault({ name: "magic" })
    .describe("How jobs commit their output to s3a.");

const spark = z
    .strictObject({
        serviceAccount: dnsLabel.default("spark").describe("Identity of drivers."),
        driver: podSize
            .prefault({})
            .describe("Size of drivers unless an application says otherwise."),
        executor: podSize
            .prefault({})
            .describe("Size of executors unless an application says otherwise."),
        committer,
        logLevel: z
            .enum(["DEBUG", "INFO", "WARN", "ERROR"])
            .default("INFO")
            .describe("Level of drivers' and executors' logs."),
        submitOutput: z
            .enum(["plain", "verbose"])
            .default("plain")
            .describe("verbose: drivers print their launch command and every effective setting."),
        defaults: z
            .record(sparkKey, z.string())
            .default({})
            .describe("sparkDefaults of your own; they replace the platform's."),
    })
    .prefault({})
    .describe("What every Spark application runs with.");

const sparkOperator = z
    .strictObject({
        chart: z
            .string()
            .min(1)
            .optional()
            .describe(
                "Folder of the operator's chart, where upstream's chart repository cannot be reached.",
            ),
        overrides: z
            .record(z.string(), z.json())
            .default({})
            .describe("Chart values that replace ours."),
    })
    .prefault({})
    .describe("The Kubeflow Spark operator.");

const historyServer = z
    .strictObject({
        maxAge: sparkDuration
            .default("7d")
            .describe(
                "Age at which event logs are deleted. Lowering it deletes at the next cleaning.",
            ),
        cleaningInterval: sparkDuration.default("1d").describe("Time between two cleanings."),
        ingress: z
            .strictObject({
                host: hostName.describe("Host name of the web page."),
                ingressClass: dnsLabel
                    .optional()
                    .describe("IngressClass; without it the cluster's default."),
            })
            .optional()
            .describe("An Ingress for the web page; without it use kubectl port-forward."),
    })
    .prefault({})
    .describe("Spark's History Server.");

const application = specificationSchema.extend({
    schedule: scheduleSchema
        .optional()
        .describe("When it runs, again and again; without it once, at `up`."),
    awaits: z
        .enum(["none", "success"])
        .default("none")
        .describe(
            "success: `up` goes on until the application has ended, and fails with the driver's last lines unless it succeeded.",
        ),
    timeoutSeconds: z
        .int()
        .min(1)
        .optional()
        .describe("How long `up` waits for the end; half an hour unless told otherwise."),
});

const applications = z
    .record(dnsLabel, application)
    .default({})
    .describe(
        "SparkApplications of this stack by name. A key without a text here is a field of the operator's v1beta2 spec: https://github.com/kubeflow/spark-operator/blob/v2.5.2/docs/api-docs.md.",
    );

const capacity = z
    .strictObject({
        cpu: quantity.optional().describe("CPU that the platform may request in sum."),
        memory: quantity.optional().describe("Memory that the platform may request in sum."),
    })
    .prefault({})
    .describe("What the cluster offers to the platform; a plan that needs more is refused.");

/** The keys of a stack's config, below `sparkstead:`. */
export const configSchema = z.strictObject({
    target: z
        .enum(["dev", "prod"], 'expected "dev" or "prod"')
        .describe("Kind of environment: decides where each part of the platform comes from."),
    kubernetes,
    namespaces,
    images,
    objectStore,
    bucket,
    spark,
    sparkOperator,
    historyServer,
    applications,
    capacity,
});

/** A stack's config, decoded. */
export type PlatformConfig = z.infer<typeof configSchema>;

import assert from "node:assert/strict";

import type { PlannedResource, Rule } from "../../policy/rule.ts";
import { rules } from "../../policy/rules.ts";

const container = {
    name: "main",
    image: "registry.example/app:1.0",
    resources: { requests: { cpu: "10m", memory: "16Mi" }, limits: { memory: "16Mi" } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};
const pod = {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    containers: [container],
};
const chart = {
    type: "kubernetes:helm.sh/v4:Chart",
    name: "operator",
    urn: "urn:chart",
    props: {},
};
const platform = {
    type: "sparkstead:stacks:Platform",
    name: "platform",
    urn: "urn:platform",
    props: { images: ["registry.example/app:1.0"] },
};

/** A Deployment around a pod. */
function deployment(spec: unknown): PlannedResource {
    return {
        type: "kubernetes:apps/v1:Deployment",
        name: "app",
        urn: "urn:app",
        props: { metadata: { name: "app" }, spec: { template: { spec } } },
    };
}

function withContainer(change: Readonly<Record<string, unknown>>): PlannedResource {
    return deployment({ ...pod, containers: [{ ...container, ...change }] });
}

function cronJob(spec: unknown): PlannedResource {
    return {
        type: "kubernetes:batch/v1:CronJob",
        name: "job",
        urn: "urn:job",
        props: { spec: { jobTemplate: { spec: { template: { spec } } } } },
    };
}

function application(spec: Readonly<Record<string, unknown>>): PlannedResource {
    return {
        type: "kubernetes:sparkoperator.k8s.io/v1beta2:SparkApplication",
        name: "pi",
        urn: "urn:pi",
        props: { spec },
    };
}

function configMap(data: Readonly<Record<string, string>>): PlannedResource {
    return { type: "kubernetes:core/v1:ConfigMap", name: "conf", urn: "urn:conf", props: { data } };
}

interface Fixture {
    /** What the case is about, as the title's end. */
    readonly about: string;
    readonly resources: readonly PlannedResource[];

    /** Part of the finding; without it the rule is content. */
    readonly finds?: string;
}

const fixtures: Readonly<Record<string, readonly Fixture[]>> = {
    "pin-images": [
        { about: "a fixed tag", resources: [deployment(pod)] },
        {
            about: "a digest without a tag",
            resources: [withContainer({ image: `registry.example/app@sha256:${"a".repeat(64)}` })],
        },
        {
            about: "the tag latest",
            resources: [withContainer({ image: "registry.example/app:latest" })],
            finds: "app:latest floats",
        },
        {
            about: "no tag, behind a registry with a port",
            resources: [withContainer({ image: "registry.example:5000/app" })],
            finds: "registry.example:5000/app floats",
        },
        {
            about: "an init container without a tag",
            resources: [
                deployment({ ...pod, initContainers: [{ ...container, image: "x/init" }] }),
            ],
            finds: "x/init floats",
        },
        {
            about: "an executor's own floating image",
            resources: [application({ executor: { image: "x/spark:main" } })],
            finds: "x/spark:main floats",
        },
        {
            about: "a floating tag of a sidecar",
            resources: [application({ driver: { sidecars: [{ image: "x/proxy:latest" }] } })],
            finds: "image x/proxy:latest floats",
        },
    ],
    "refer-to-secrets": [
        {
            about: "a reference",
            resources: [
                withContainer({
                    env: [
                        {
                            name: "DB_PASSWORD",
                            valueFrom: { secretKeyRef: { name: "s", key: "k" } },
                        },
                    ],
                }),
            ],
        },
        {
            about: "a name that only points to a credential",
            resources: [
                withContainer({
                    env: [
                        { name: "PASSWORD_FILE", value: "/run/password" },
                        { name: "MONKEY", value: "1" },
                    ],
                }),
            ],
        },
        {
            about: "a literal password",
            resources: [withContainer({ env: [{ name: "DB_PASSWORD", value: "x" }] })],
            finds: "environment variable DB_PASSWORD of container main is a literal",
        },
        {
            about: "a literal in a CronJob",
            resources: [
                cronJob({
                    containers: [{ ...container, env: [{ name: "API_TOKEN", value: "x" }] }],
                }),
            ],
            finds: "API_TOKEN",
        },
        {
            about: "a key of a ConfigMap",
            resources: [configMap({ "admin-password": "x" })],
            finds: "data key admin-password",
        },
        {
            about: "S3A's secret key in sparkConf",
            resources: [application({ sparkConf: { "spark.hadoop.fs.s3a.secret.key": "x" } })],
            finds: "sparkConf spark.hadoop.fs.s3a.secret.key",
        },
        {
            about: "S3A's secret key in hadoopConf",
            resources: [application({ hadoopConf: { "fs.s3a.secret.key": "x" } })],
            finds: "hadoopConf fs.s3a.secret.key",
        },
        {
            about: "a literal of a driver that the operator will make",
            resources: [application({ driver: { env: [{ name: "DB_PASSWORD", value: "x" }] } })],
            finds: "environment variable DB_PASSWORD of container driver is a literal",
        },
        {
            about: "the reference that sparkConf knows",
            resources: [
                application({
                    sparkConf: {
                        "spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY": "s3-spark:k",
                        "spark.hadoop.fs.s3a.aws.credentials.provider": "x",
                    },
                }),
            ],
        },
    ],
    "render-charts": [
        {
            about: "a chart with a child",
            resources: [chart, { ...configMap({}), parent: "urn:chart" }],
        },
        {
            about: "a chart without children",
            resources: [chart, { ...configMap({}), parent: "urn:platform" }],
            finds: "Chart operator: has no children",
        },
    ],
    "restrict-pods": [
        { about: "a restricted pod", resources: [deployment(pod)] },
        {
            about: "contexts at the container alone",
            resources: [
                deployment({
                    containers: [
                        {
                            ...container,
                            securityContext: {
                                ...container.securityContext,
                                ...pod.securityContext,
                            },
                        },
                    ],
                }),
            ],
        },
        {
            about: "a container without a security context",
            resources: [withContainer({ securityContext: undefined })],
            finds: "does not drop ALL capabilities",
        },
        {
            about: "no seccomp profile",
            resources: [deployment({ ...pod, securityContext: { runAsNonRoot: true } })],
            finds: "has no seccompProfile",
        },
        {
            about: "a root user",
            resources: [
                deployment({ ...pod, securityContext: { ...pod.securityContext, runAsUser: 0 } }),
            ],
            finds: "runs as user 0",
        },
        {
            about: "the host's network",
            resources: [deployment({ ...pod, hostNetwork: true })],
            finds: "has hostNetwork",
        },
        {
            about: "a folder of the host",
            resources: [deployment({ ...pod, volumes: [{ name: "d", hostPath: { path: "/d" } }] })],
            finds: "volume of kind hostPath",
        },
        {
            about: "an added capability",
            resources: [
                withContainer({
                    securityContext: {
                        ...container.securityContext,
                        capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] },
                    },
                }),
            ],
            finds: "adds capability SYS_ADMIN",
        },
    ],
    "set-resources": [
        { about: "requests and a memory limit", resources: [deployment(pod)] },
        {
            about: "no resources at all",
            resources: [withContainer({ resources: undefined })],
            finds: "has no requests.cpu, requests.memory, limits.memory",
        },
        {
            about: "no memory limit",
            resources: [withContainer({ resources: { requests: { cpu: "1", memory: "1Gi" } } })],
            finds: "has no limits.memory",
        },
    ],
    "use-catalogue-images": [
        { about: "an image of the plan", resources: [platform, deployment(pod)] },
        {
            about: "an image that nobody planned",
            resources: [platform, withContainer({ image: "docker.io/other:1" })],
            finds: "image docker.io/other:1 is not in the plan",
        },
        {
            about: "a driver's image that nobody planned",
            resources: [platform, application({ driver: { image: "docker.io/other:1" } })],
            finds: "docker.io/other:1",
        },
    ],
};

describe("the checklist on a plan", () => {
    for (const rule of rules) {
        describe(rule.id, () => {
            for (const { about, resources, finds } of fixtures[rule.id] ?? []) {
                it(finds === undefined ? `accepts ${about}` : `refuses ${about}`, () => {
                    const findings = findingsOf(rule, resources);

                    if (finds === undefined) {
                        assert.deepEqual(findings, []);
                    } else {
                        assert.ok(
                            findings.some((finding) => finding.includes(finds)),
                            `no finding with "${finds}" among ${JSON.stringify(findings)}`,
                        );
                    }
                });
            }
        });
    }

    it("has an accepted and a refused case for every rule", () => {
        const lacking = rules.filter(({ id }) => {
            const cases = fixtures[id] ?? [];
            return !cases.some(({ finds }) => finds) || cases.every(({ finds }) => finds);
        });

        assert.deepEqual(
            lacking.map(({ id }) => id),
            [],
        );
    });

    it("names the config key that fixes a violation", () => {
        const silent = rules.filter(({ remedy }) => !/sparkstead:|sparkConf/.test(remedy));

        assert.deepEqual(
            silent.map(({ id }) => id),
            [],
        );
    });
});

function findingsOf({ plan }: Rule, resources: readonly PlannedResource[]): readonly string[] {
    return "each" in plan
        ? resources.flatMap((resource) => plan.each(resource))
        : plan.all(resources);
}

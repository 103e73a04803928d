import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import { expired, serving } from "../../policy/live/certificates.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Fault, made, patched, stopped } from "./fault.ts";
import { encoded, gone, inJobs, labelValue, nodeName, trial, wait } from "./trialObjects.ts";

const defaultClass = "storageclass.kubernetes.io/is-default-class";

/** What is wrong with the objects of the cluster before an `up`. */
export const objectFaults: readonly Fault[] = [
    {
        about: "metrics-server is down",
        rule: "serve-metrics",
        says: "metrics.k8s.io does not answer",
        inject: async (platform) => {
            const injected = await stopped(platform, "deployment/metrics-server", "kube-system");
            await until(wait("the API to lose its metrics", 60), async () =>
                (await platform.has(["--raw=/apis/metrics.k8s.io/v1beta1/nodes"]))
                    ? undefined
                    : true,
            );
            return {
                undo: async () => {
                    await injected.undo();
                    // Until it answers again namespaces stay Terminating.
                    await until(wait("metrics", 120), async () =>
                        (await platform.has(["--raw=/apis/metrics.k8s.io/v1beta1/nodes"]))
                            ? true
                            : undefined,
                    );
                },
            };
        },
    },
    {
        about: "a node has a broken kernel",
        rule: "keep-nodes-ready",
        says: "has KernelDeadlock=True",
        inject: async (platform) => {
            const type = "KernelDeadlock";
            const conditions = (condition: object): object => ({
                status: { conditions: [condition] },
            });
            return patched(platform, ["node", await nodeName(platform), "--subresource=status"], {
                change: conditions({ type, status: "True" }),
                back: conditions({ $patch: "delete", type }),
            });
        },
    },
    {
        about: "no StorageClass is the default",
        rule: "have-a-storage-class",
        says: "no default StorageClass",
        inject: async (platform) => {
            const name = await platform.kubectl([
                ...["get", "storageclass", "--output=jsonpath={.items[0].metadata.name}"],
            ]);
            const annotated = (value: string): object => ({
                metadata: { annotations: { [defaultClass]: value } },
            });
            return patched(platform, ["storageclass", name], {
                change: annotated("false"),
                back: annotated("true"),
            });
        },
    },
    {
        about: "a Secret has lost a key",
        rule: "hold-secrets",
        says: "has no key AWS_SECRET_ACCESS_KEY",
        inject: async (platform) => {
            const { namespaces } = platform.plan;
            const object = ["secret", "s3-history-server", `--namespace=${namespaces.system}`];
            const value = await platform.kubectl([
                ...["get", ...object, "--output=jsonpath={.data.AWS_SECRET_ACCESS_KEY}"],
            ]);
            const data = (text: string | null): object => ({
                data: { AWS_SECRET_ACCESS_KEY: text },
            });
            return patched(platform, object, { change: data(null), back: data(value) });
        },
    },
    {
        about: "the jobs' keys are wrong",
        rule: "write-the-event-log",
        says: "may not list it, the store answers 403",
        inject: async (platform) => {
            const { namespaces } = platform.plan;
            const object = ["secret", "s3-spark", `--namespace=${namespaces.jobs}`];
            const value = await platform.kubectl([
                ...["get", ...object, "--output=jsonpath={.data.AWS_SECRET_ACCESS_KEY}"],
            ]);
            const data = (text: string): object => ({ data: { AWS_SECRET_ACCESS_KEY: text } });
            return patched(platform, object, {
                change: data(encoded("not the key")),
                back: data(value),
            });
        },
    },
    {
        about: "a certificate has ended",
        rule: "renew-certificates",
        says: `${trial} tls.crt ended at`,
        inject: (platform) => made(platform, tls(platform, expired)),
    },
    {
        about: "a certificate is for another host",
        rule: "renew-certificates",
        says: "has no certificate for livy.example",
        inject: (platform) => made(platform, tls(platform, serving), ingress(platform)),
    },
    {
        about: "the default account has a token",
        rule: "withhold-default-tokens",
        says: `${trial} is a token of the default account`,
        inject: (platform) =>
            made(platform, {
                apiVersion: "v1",
                kind: "Secret",
                type: "kubernetes.io/service-account-token",
                metadata: {
                    ...inJobs(platform),
                    annotations: { "kubernetes.io/service-account.name": "default" },
                },
            }),
    },
    {
        about: "the default account has a right in the whole cluster",
        rule: "withhold-default-tokens",
        says: `ClusterRoleBinding ${trial} gives rights to the default account`,
        inject: (platform) =>
            made(platform, {
                apiVersion: "rbac.authorization.k8s.io/v1",
                kind: "ClusterRoleBinding",
                metadata: { name: trial },
                roleRef: {
                    apiGroup: "rbac.authorization.k8s.io",
                    kind: "ClusterRole",
                    name: "view",
                },
                subjects: [
                    {
                        kind: "ServiceAccount",
                        name: "default",
                        namespace: platform.plan.namespaces.jobs,
                    },
                ],
            }),
    },
    {
        about: "a namespace carries another stack's label",
        rule: "own-namespaces",
        says: "belongs to sparkstead.another",
        inject: (platform) =>
            patched(platform, ["namespace", platform.plan.namespaces.livy], {
                change: { metadata: { labels: { [stackLabel]: "sparkstead.another" } } },
                back: { metadata: { labels: { [stackLabel]: labelValue(platform) } } },
            }),
    },
    {
        about: "a namespace's Pod Security is loosened",
        rule: "restrict-namespaces",
        says: "enforces Pod Security baseline",
        inject: (platform) => {
            const enforce = (level: string): object => ({
                metadata: { labels: { "pod-security.kubernetes.io/enforce": level } },
            });
            return patched(platform, ["namespace", platform.plan.namespaces.livy], {
                change: enforce("baseline"),
                back: enforce("restricted"),
            });
        },
    },
    {
        about: "a claim finds no volume",
        rule: "bind-claims",
        says: `${trial} is Pending (StorageClass nowhere)`,
        inject: (platform) => made(platform, homelessClaim(inJobs(platform))),
    },
    {
        about: "a claim as a StatefulSet makes it finds no volume",
        rule: "bind-claims",
        says: `data-${names.hdfs}-datanode-99 is Pending (StorageClass nowhere)`,
        inject: (platform) =>
            made(
                platform,
                homelessClaim({
                    name: `data-${names.hdfs}-datanode-99`,
                    namespace: platform.plan.namespaces.hdfs,
                }),
            ),
    },
    {
        about: "a quota leaves too little storage",
        rule: "fit-the-cluster",
        says: `${trial} leaves 1Mi of requests.storage, the plan needs`,
        inject: async (platform) => {
            const { livy: namespace } = platform.plan.namespaces;
            const injected = await made(platform, {
                apiVersion: "v1",
                kind: "ResourceQuota",
                metadata: { name: trial, namespace },
                spec: { hard: { "requests.storage": "1Mi" } },
            });
            await until(wait("the quota to be counted", 60), async () => {
                const used = await platform.kubectl([
                    ...["get", "resourcequota", trial, `--namespace=${namespace}`],
                    "--output=jsonpath={.status.used}",
                ]);
                return used === "" ? undefined : true;
            });
            return injected;
        },
    },
    {
        about: "Livy is down",
        rule: "reach-the-gateway",
        says: "does not answer: nobody takes connections there",
        inject: async (platform) => {
            const { livy } = platform.plan.namespaces;
            const injected = await stopped(platform, `deployment/${names.gateway}`, livy);
            await gone(platform, livy, "app.kubernetes.io/name=livy");
            return injected;
        },
    },
];

/** A claim of a StorageClass that there is not. */
function homelessClaim(metadata: object): object {
    return {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata,
        spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: "nowhere",
            resources: { requests: { storage: "1Mi" } },
        },
    };
}

function tls({ plan }: TrialPlatform, certificate: string): object {
    return {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: trial, namespace: plan.namespaces.livy },
        data: { "tls.crt": encoded(certificate) },
    };
}

function ingress({ plan }: TrialPlatform): object {
    const host = "livy.example";
    const service = { name: names.gateway, port: { name: "http" } };
    return {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: { name: trial, namespace: plan.namespaces.livy },
        spec: {
            tls: [{ secretName: trial, hosts: [host] }],
            rules: [
                {
                    host,
                    http: { paths: [{ path: "/", pathType: "Prefix", backend: { service } }] },
                },
            ],
        },
    };
}

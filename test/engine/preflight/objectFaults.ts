import { stackLabel } from "../../../components/kubernetes/stackLabel.ts";
import { restrictedContainer, restrictedPod } from "../../../components/kubernetes/podSecurity.ts";
import { until } from "../../../local/smoke/polling.ts";
import { names } from "../../../stacks/plan/names.ts";
import { anotherAuthority, expired, serving } from "../../policy/live/certificates.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Fault, type Injected, made, patched, removed, stopped } from "./fault.ts";

const trial = "preflight-trial";
const defaultClass = "storageclass.kubernetes.io/is-default-class";
const webhooks = "mutatingwebhookconfiguration";

/** What is wrong with the objects of the cluster. */
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
        about: "the API server trusts another CA than the webhook's",
        rule: "trust-the-webhooks",
        says: "trusts another CA",
        inject: async (platform) => {
            const name = await platform.kubectl([
                ...["get", webhooks, `--selector=${labelOf(platform)}`],
                "--output=jsonpath={.items[0].metadata.name}",
            ]);
            const bundles = await platform.kubectl([
                ...["get", webhooks, name],
                "--output=jsonpath={.webhooks[*].clientConfig.caBundle}",
            ]);
            const each = (bundleOf: (old: string) => string): object =>
                bundles.split(" ").map((old, index) => ({
                    op: "replace",
                    path: `/webhooks/${index}/clientConfig/caBundle`,
                    value: bundleOf(old),
                }));
            // While its pod runs it mends what is done here.
            const down = await webhookStopped(platform);
            const { undo } = await patched(platform, [webhooks, name], {
                change: each(() => encoded(anotherAuthority)),
                back: each((old) => old),
            });
            return {
                undo: async () => {
                    await undo();
                    await down.undo();
                },
            };
        },
    },
    {
        about: "the API server no longer knows the operator's webhook",
        rule: "trust-the-webhooks",
        says: "no MutatingWebhookConfiguration of the stack is there",
        inject: (platform) => removed(platform, [webhooks, `--selector=${labelOf(platform)}`]),
    },
    {
        about: "the webhook's pod is down",
        rule: "trust-the-webhooks",
        says: "no ready pod behind",
        inject: webhookStopped,
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
    {
        about: "a Job has failed",
        rule: "finish-jobs",
        moment: "after",
        says: `${trial} failed`,
        inject: async (platform) => {
            const injected = await made(platform, {
                apiVersion: "batch/v1",
                kind: "Job",
                metadata: inJobs(platform),
                spec: { backoffLimit: 0, template: { spec: podSpec(platform, ["/bin/false"]) } },
            });
            await platform.kubectl([
                ...["wait", `job/${trial}`, `--namespace=${platform.plan.namespaces.jobs}`],
                ...["--for=condition=Failed", "--timeout=120s"],
            ]);
            return injected;
        },
    },
    {
        about: "a Job was deleted",
        rule: "finish-jobs",
        moment: "after",
        says: "is not there, the state has it",
        inject: async (platform) => {
            const check = [
                ...["job", `--namespace=${platform.plan.namespaces.jobs}`],
                "--selector=app.kubernetes.io/name=spark-operator-check",
            ];
            const { undo } = await removed(platform, check);
            return {
                undo: async () => {
                    await undo();
                    await platform.kubectl([
                        ...["wait", ...check, "--for=condition=Complete", "--timeout=120s"],
                    ]);
                },
            };
        },
    },
    {
        about: "a Deployment was scaled to nothing",
        rule: "run-every-pod",
        moment: "after",
        says: `${names.historyServer} has 0 of 1 pods available, it asks for 0`,
        inject: async (platform) => {
            const { system } = platform.plan.namespaces;
            const deployment = `deployment/${names.historyServer}`;
            const injected = await stopped(platform, deployment, system);
            await gone(platform, system, `app.kubernetes.io/name=${names.historyServer}`);
            return injected;
        },
    },
    {
        about: "a set of pods has a member that never starts",
        rule: "run-every-pod",
        moment: "after",
        says: `${trial} has 0 of 1 pods available`,
        inject: (platform) => {
            const selector = { app: trial };
            const template = {
                metadata: { labels: selector },
                spec: {
                    ...podSpec(platform, ["/bin/sleep", "600"]),
                    restartPolicy: "Always",
                    nodeSelector: { "sparkstead.io/nowhere": "yes" },
                },
            };
            return made(platform, {
                apiVersion: "apps/v1",
                kind: "Deployment",
                metadata: inJobs(platform),
                spec: { selector: { matchLabels: selector }, template },
            });
        },
    },
    {
        about: "somebody was given a right by hand",
        rule: "grant-what-is-declared",
        moment: "after",
        says: `${trial} gives ClusterRole view to ServiceAccount spark, and the state does not know it`,
        inject: (platform) => {
            const { namespace, serviceAccount } = platform.plan.runtime;
            return made(platform, {
                apiVersion: "rbac.authorization.k8s.io/v1",
                kind: "RoleBinding",
                metadata: { name: trial, namespace },
                roleRef: {
                    apiGroup: "rbac.authorization.k8s.io",
                    kind: "ClusterRole",
                    name: "view",
                },
                subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
            });
        },
    },
    {
        about: "a Role was widened by hand",
        rule: "grant-what-is-declared",
        moment: "after",
        says: "may get secrets, which the state does not have",
        inject: (platform) =>
            ruled(platform, (rules) => [
                ...rules,
                { apiGroups: [""], resources: ["secrets"], verbs: ["get"] },
            ]),
    },
    {
        about: "a Role was emptied by hand",
        rule: "grant-what-is-declared",
        moment: "after",
        says: "no longer may create pods, which the state has",
        inject: (platform) => ruled(platform, () => []),
    },
    {
        about: "a generated value stands in a ConfigMap",
        rule: "keep-values-secret",
        moment: "after",
        says: `${trial} holds the value of`,
        inject: async (platform) => {
            const value = await platform.kubectl([
                ...["get", "secret", "s3-spark", `--namespace=${platform.plan.namespaces.jobs}`],
                "--output=jsonpath={.data.AWS_SECRET_ACCESS_KEY}",
            ]);
            return made(platform, {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: inJobs(platform),
                data: { "app.conf": `secret=${Buffer.from(value, "base64").toString()}\n` },
            });
        },
    },
];

function wait(subject: string, seconds: number): Parameters<typeof until>[0] {
    return { subject, seconds, signal: new AbortController().signal };
}

async function gone(platform: TrialPlatform, namespace: string, selector: string): Promise<void> {
    await until(wait(`the end of ${selector}`, 120), async () => {
        const pods = await platform.kubectl([
            ...["get", "pods", `--namespace=${namespace}`, `--selector=${selector}`],
            "--output=name",
        ]);
        return pods === "" ? true : undefined;
    });
}

function encoded(text: string): string {
    return Buffer.from(text).toString("base64");
}

function labelValue({ stack }: TrialPlatform): string {
    return `sparkstead.${stack.name}`;
}

function labelOf(platform: TrialPlatform): string {
    return `${stackLabel}=${labelValue(platform)}`;
}

async function webhookStopped(platform: TrialPlatform): Promise<Injected> {
    const { system } = platform.plan.namespaces;
    const injected = await stopped(platform, "deployment/spark-operator-webhook", system);
    const labels = "app.kubernetes.io/component=webhook,app.kubernetes.io/name=spark-operator";
    await gone(platform, system, labels);
    return injected;
}

/** Other rules in the Role of drivers. */
async function ruled(
    platform: TrialPlatform,
    change: (rules: readonly object[]) => readonly object[],
): Promise<Injected> {
    const { namespace, serviceAccount } = platform.plan.runtime;
    const object = ["role", serviceAccount, `--namespace=${namespace}`];
    const role = await platform.kubectl(["get", ...object, "--output=json"]);
    const { rules } = JSON.parse(role) as { readonly rules: readonly object[] };
    const replaced = (value: readonly object[]): object => [
        { op: "replace", path: "/rules", value },
    ];
    return patched(platform, object, { change: replaced(change(rules)), back: replaced(rules) });
}

function inJobs(platform: TrialPlatform): {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Readonly<Record<string, string>>;
} {
    const { jobs: namespace } = platform.plan.namespaces;
    return { name: trial, namespace, labels: { [stackLabel]: labelValue(platform) } };
}

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

function nodeName(platform: TrialPlatform): Promise<string> {
    return platform.kubectl(["get", "nodes", "--output=jsonpath={.items[0].metadata.name}"]);
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

function podSpec({ plan }: TrialPlatform, command: readonly string[]): object {
    return {
        restartPolicy: "Never",
        automountServiceAccountToken: false,
        securityContext: restrictedPod(65534),
        containers: [
            {
                name: "trial",
                image: plan.images.references.probe,
                command,
                securityContext: restrictedContainer,
            },
        ],
    };
}

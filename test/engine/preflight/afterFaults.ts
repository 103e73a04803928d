import { restrictedContainer, restrictedPod } from "../../../components/kubernetes/podSecurity.ts";
import { names } from "../../../stacks/plan/names.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import { type Fault, type Injected, made, patched, removed, stopped } from "./fault.ts";
import { gone, inJobs, trial } from "./trialObjects.ts";

/** What is wrong with the objects of a platform that runs. */
export const afterFaults: readonly Fault[] = [
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

import assert from "node:assert/strict";
import { join } from "node:path";

import { rules } from "../../../policy/rules.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** A config that the decoder lets through, and what the policy pack has against its preview. */
interface Violations {
    /** As the end of the test's title. */
    readonly about: string;
    readonly config: (plan: PlatformPlan) => Readonly<Record<string, unknown>>;

    /** By rule: part of what it says. */
    readonly says: Readonly<Record<string, string>>;
}

const violations: readonly Violations[] = [
    {
        about: "images, settings and an application that are wrong",
        config: ({ images, sparkOperator: { chart } }) => ({
            images: {
                references: {
                    ...images.references,
                    zookeeper: "docker.io/bitnami/zookeeper:3.9.3",
                    postgres: "registry.example.com/stand-ins/postgres:15",
                    spark: "registry.example.com/spark:4.0.1",
                },
            },
            spark: { defaults: { "spark.executor.extraClassPath": "hdfs://lake/libs/jobs.jar" } },
            sparkOperator: {
                ...(chart !== undefined && { chart }),
                overrides: {
                    controller: { replicas: 2, resources: { requests: { cpu: "16" } } },
                },
            },
            applications: {
                pi: {
                    type: "Python",
                    mainApplicationFile: "local:///opt/spark/pi.py",
                    image: "registry.example.com/jobs:latest",
                    volumes: [{ name: "node", hostPath: { path: "/srv" } }],
                    driver: {
                        serviceAccount: "nobody",
                        env: [
                            { name: "PYSPARK_PYTHON", value: "python3.11" },
                            { name: "API_TOKEN", value: "abc" },
                        ],
                    },
                    executor: { env: [{ name: "PYSPARK_PYTHON", value: "python3.9" }] },
                },
            },
        }),
        says: {
            "agree-on-python": "pi container executor names Python python3.9",
            "avoid-dead-registries": "runs docker.io/bitnami/zookeeper:3.9.3",
            "budget-disruptions":
                "spark-operator-controller runs 2 pods without a PodDisruptionBudget",
            "count-every-pod": "of cpu, the plan counts",
            "keep-off-the-host": "pi takes folder /srv of its node",
            "match-versions": "which needs spark 3.5; image spark has 4.0.1",
            "name-jars-in-class-paths":
                "hdfs://lake/libs/jobs.jar in spark.executor.extraClassPath",
            "pin-images": "pi runs registry.example.com/jobs:latest, which floats",
            "refer-to-secrets": "pi holds environment variable API_TOKEN of container driver",
            "refuse-stand-ins": "runs registry.example.com/stand-ins/postgres:15",
            "resolve-accounts": "pi needs ServiceAccount spark-jobs/nobody",
            "restrict-pods": "pi has a volume of kind hostPath, none is allowed",
            "use-catalogue-images": "pi runs registry.example.com/jobs:latest, which is not in",
        },
    },
    {
        about: "a chart of somebody who knows none of the rules",
        config: () => ({
            sparkOperator: { chart: chartIn("refusedChart") },
            historyServer: { ingress: { host: "history.example.com" } },
        }),
        says: {
            "agree-on-event-log": "other.conf writes to s3a://other/eventlogs/",
            "agree-on-file-system": "other.conf has fs.defaultFS hdfs://other",
            "avoid-wildcards": "everything grants all apiGroups",
            "declare-cluster-roles": "everybody gives ClusterRole cluster-admin",
            "keep-config-maps-small": "other-settings holds 102",
            "keep-quorums-odd": "zookeeper has 2 members",
            "mount-tokens-where-used": "zookeeper mounts a token of nobody",
            "probe-served-containers": "zookeeper has container main behind a Service",
            "replace-unready-jobs": "once deletes itself (ttlSecondsAfterFinished)",
            "resolve-claims": "needs PersistentVolumeClaim spark-system/missing",
            "resolve-config-maps": "needs ConfigMap spark-system/missing",
            "resolve-ports": "zookeeper leads to port clients",
            "resolve-secrets": "needs Secret spark-system/missing",
            "restrict-namespaces": "open enforces Pod Security baseline",
            "select-pods": "nothing selects no pod of the stack",
            "separate-ingresses": "history.example.com/ is claimed by",
            "set-resources": "container main without requests.cpu, requests.memory, limits.memory",
            "spell-spark-keys": "sets spark.executor.extraclasspath",
            "stay-in-namespaces": "is in namespace kube-public",
            "turn-off-service-links": "zookeeper does not set enableServiceLinks",
            "use-todays-ports": "names port 50070, 9870 is required",
        },
    },
    {
        about: "a chart that renders nothing",
        config: () => ({ sparkOperator: { chart: chartIn("emptyChart") } }),
        says: { "render-charts": "has no children" },
    },
];

/** Rules that no config of today violates: their fixtures in test/policy are all there is. */
const byFixturesAlone: Readonly<Record<string, string>> = {
    "keep-hooks-off": "Helm leaves the hooks of a chart out, and the program makes no Release",
    "label-objects": "the program labels whatever it makes, a chart's objects too",
    "name-the-cluster": "there is one provider, made from the config",
    "protect-state": "target prod, which asks for it, is refused by the decoder",
};

/** What the policy pack refuses, by config changes where the decoder lets them through. */
export function describeViolations(platform: () => TrialPlatform): void {
    describe("preview past the policy pack", () => {
        it("has a violation of every mandatory rule, or a reason why there is none", () => {
            const mandatory = rules
                .filter(({ plan, severity }) => plan !== undefined && severity === "mandatory")
                .map(({ id }) => id);
            const tried = violations.flatMap(({ says }) => Object.keys(says));

            assert.deepEqual([...tried, ...Object.keys(byFixturesAlone)].sort(), mandatory.sort());
        });

        for (const [index, { about, config, says }] of violations.entries()) {
            it(`refuses ${about}`, async () => {
                const values = config(platform().plan);
                const file = await platform().configWith(`violations-${index}`, values);

                const args = ["preview", "--policy-pack", "policy"];
                const preview = await platform().pulumi(args, file);

                assert.notEqual(preview.code, 0, preview.output);
                const said = refusals(preview.output);
                for (const [rule, part] of Object.entries(says)) {
                    const found = said.get(rule)?.map(({ text }) => text) ?? [];
                    assert.ok(
                        found.some((text) => text.includes(part)),
                        `${rule} does not say "${part}" but: ${found.join("\n")}`,
                    );
                }
                console.log(`      ${preview.seconds} s, ${said.size} rules refuse it`);
            });
        }
    });
}

function chartIn(folder: string): string {
    return join(import.meta.dirname, folder);
}

/** What the engine prints of mandatory policies, by rule. */
function refusals(output: string): Map<string, { readonly rule: string; readonly text: string }[]> {
    const [, ...parts] = output.split(/^ +- \[(?=mandatory|advisory)/m);
    return Map.groupBy(
        parts
            .filter((part) => part.startsWith("mandatory"))
            .map((text) => ({ rule: /^mandatory\] +(\S+)/.exec(text)?.[1] ?? "", text })),
        ({ rule }) => rule,
    );
}

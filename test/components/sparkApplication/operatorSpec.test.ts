import assert from "node:assert/strict";

import { operatorSpec, scheduledSpec } from "../../../components/sparkApplication/index.ts";
import { runtimeWith } from "../../support/runtime.ts";
import { at } from "../../support/world.ts";

const python = { type: "Python", mainApplicationFile: "local:///pi.py" } as const;

describe("operatorSpec", () => {
    it("takes image, version, identity and sizes from the runtime", () => {
        const spec = operatorSpec(python, runtimeWith());

        assert.equal(spec["image"], "registry.example/spark:3.5.8");
        assert.equal(spec["sparkVersion"], "3.5.8");
        assert.equal(at(spec, "driver", "serviceAccount"), "spark");
        assert.equal(at(spec, "driver", "coreRequest"), "100m");
        assert.equal(at(spec, "executor", "memory"), "1g");
        assert.equal(at(spec, "executor", "instances"), 1);
        assert.equal(spec["pythonVersion"], "3");
        assert.deepEqual(spec["restartPolicy"], { type: "Never" });
    });

    it("lets the user's word win over every default", () => {
        const spec = operatorSpec(
            {
                ...python,
                image: "registry.example/mine:1",
                restartPolicy: { type: "OnFailure", onFailureRetries: 2 },
                driver: { memory: "4g" },
                executor: { instances: 3 },
                sparkConf: { "spark.eventLog.enabled": "false", "spark.x": "1" },
            },
            runtimeWith(),
        );

        assert.equal(spec["image"], "registry.example/mine:1");
        assert.deepEqual(spec["restartPolicy"], { type: "OnFailure", onFailureRetries: 2 });
        assert.equal(at(spec, "driver", "memory"), "4g");
        assert.equal(at(spec, "driver", "cores"), 1);
        assert.equal(at(spec, "executor", "instances"), 3);
        assert.deepEqual(spec["sparkConf"], { "spark.eventLog.enabled": "false", "spark.x": "1" });
    });

    it("takes the defaults that are meant for applications, and no other reader's", () => {
        assert.deepEqual(operatorSpec(python, runtimeWith())["sparkConf"], {
            "spark.eventLog.enabled": "true",
        });
    });

    it("names no Python for a Java application", () => {
        const java = {
            type: "Java",
            mainApplicationFile: "local:///a.jar",
            mainClass: "A",
        } as const;

        assert.equal("pythonVersion" in operatorSpec(java, runtimeWith()), false);
    });

    it("pulls with the runtime's Secrets where it has any", () => {
        assert.deepEqual(
            operatorSpec(python, runtimeWith({ imagePullSecrets: ["regcred"] }))[
                "imagePullSecrets"
            ],
            ["regcred"],
        );
        assert.equal("imagePullSecrets" in operatorSpec(python, runtimeWith()), false);
    });

    for (const [role, container, token] of [
        ["driver", "spark-kubernetes-driver", true],
        ["executor", "spark-kubernetes-executor", false],
    ] as const) {
        const template = at(operatorSpec(python, runtimeWith()), role, "template", "spec");

        it(`has the ${role} admitted as restricted by its pod template, without a webhook`, () => {
            assert.equal(at(template, "securityContext", "runAsNonRoot"), true);
            assert.equal(at(template, "securityContext", "runAsUser"), 185);
            assert.deepEqual(at(template, "securityContext", "seccompProfile"), {
                type: "RuntimeDefault",
            });
            assert.equal(at(template, "containers", 0, "name"), container);
            assert.deepEqual(at(template, "containers", 0, "securityContext"), {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
            });
            assert.equal(at(template, "enableServiceLinks"), false);
        });

        it(`${token ? "mounts" : "mounts no"} token of the API server in the ${role}`, () => {
            assert.equal(at(template, "automountServiceAccountToken"), token);
        });

        it(`mounts the runtime's files in the ${role}`, () => {
            assert.deepEqual(at(template, "volumes", 0), {
                name: "spark-runtime",
                configMap: { name: "spark-runtime" },
            });
            assert.equal(
                at(template, "containers", 0, "volumeMounts", 0, "mountPath"),
                "/etc/spark/runtime",
            );
        });
    }
});

describe("scheduledSpec", () => {
    it("skips a run that would overlap its predecessor, unless told otherwise", () => {
        const template = operatorSpec(python, runtimeWith());

        assert.deepEqual(scheduledSpec({ schedule: "@every 5m" }, template), {
            concurrencyPolicy: "Forbid",
            schedule: "@every 5m",
            template,
        });
        assert.equal(
            scheduledSpec({ schedule: "@daily", concurrencyPolicy: "Replace" }, {})[
                "concurrencyPolicy"
            ],
            "Replace",
        );
    });
});

import assert from "node:assert/strict";

import { planApplications } from "../../stacks/plan/applications.ts";
import { planFaults, planWith } from "../support/config.ts";

const python = { type: "Python", mainApplicationFile: "local:///pi.py" } as const;

describe("declared applications", () => {
    it("come from the config and from TypeScript alike", () => {
        const { applications, faults } = planApplications(
            { nightly: { ...python, awaits: "none", schedule: { schedule: "@daily" } } },
            { once: { ...python, awaits: "success" } },
        );

        assert.deepEqual(faults, []);
        assert.deepEqual(
            applications.map(({ name, schedule, awaits }) => [name, schedule?.schedule, awaits]),
            [
                ["once", undefined, "success"],
                ["nightly", "@daily", "none"],
            ],
        );
    });

    it("keep what the platform reads out of the operator's specification", () => {
        const [application] = planWith({
            applications: {
                pi: { ...python, awaits: "success", timeoutSeconds: 60 },
            },
        }).applications;

        assert.deepEqual(application?.specification, python);
    });

    const refusals: Readonly<Record<string, readonly [Readonly<Record<string, unknown>>, string]>> =
        {
            "a Java application without its class": [
                { pi: { type: "Java", mainApplicationFile: "local:///pi.jar" } },
                "sparkstead:applications.pi.mainClass: found nothing, a Java application needs the class that has main",
            ],
            "waiting for a schedule, which never ends": [
                { pi: { ...python, awaits: "success", schedule: { schedule: "@daily" } } },
                'sparkstead:applications.pi.awaits: found "success" beside a schedule, which never ends; remove one of them',
            ],
            "a time to wait for one that nothing waits for": [
                { pi: { ...python, timeoutSeconds: 60 } },
                "sparkstead:applications.pi.timeoutSeconds: found without awaits: success, so nothing waits; add it or remove this",
            ],
            "one that deletes itself, which a refresh would run again": [
                { pi: { ...python, timeToLiveSeconds: 60 } },
                "sparkstead:applications.pi.timeToLiveSeconds: found without a schedule; an application that deletes itself would be run again by an `up` after a refresh; remove it",
            ],
            "waiting for one that always starts again": [
                { pi: { ...python, awaits: "success", restartPolicy: { type: "Always" } } },
                'sparkstead:applications.pi.restartPolicy.type: found "Always" beside awaits: success, which never ends; use OnFailure or Never',
            ],
            "waiting for a suspended one": [
                { pi: { ...python, awaits: "success", suspend: true } },
                "sparkstead:applications.pi.suspend: found true beside awaits: success, which never ends; remove one of them",
            ],
            "a name that the operator's webhook refuses": [
                { "1pi": python },
                "sparkstead:applications.1pi: its name starts with a digit, which the operator refuses; start it with a letter",
            ],
            "node selectors at two levels, as the operator does": [
                {
                    pi: {
                        ...python,
                        nodeSelector: { a: "b" },
                        executor: { nodeSelector: { a: "c" } },
                    },
                },
                "sparkstead:applications.pi.nodeSelector: found both for the application and for its driver or executor, which the operator refuses; keep one",
            ],
            "a name that leaves no room for the pods' names": [
                { ["a".repeat(41)]: python },
                `sparkstead:applications.${"a".repeat(41)}: its name has 41 characters, at most 40 leave room for its pods' names`,
            ],
        };
    for (const [what, [applications, sentence]] of Object.entries(refusals)) {
        it(`refuse ${what}`, () => {
            assert.deepEqual(planFaults({ applications }), [sentence]);
        });
    }

    it("refuse a name that is declared twice", () => {
        const declared = { pi: { ...python, awaits: "none" } } as const;

        assert.deepEqual(planApplications(declared, declared).faults, [
            {
                key: "sparkstead:applications.pi",
                problem: "declared here and in stacks/applications.ts; keep one of them",
            },
        ]);
    });
});

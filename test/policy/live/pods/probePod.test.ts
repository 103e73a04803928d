import assert from "node:assert/strict";

import type { PodQuestion } from "../../../../policy/live/pods/pods.ts";
import { probePod } from "../../../../policy/live/pods/probePod.ts";
import { rules } from "../../../../policy/rules.ts";
import { planWith } from "../../../support/config.ts";
import { saidOf } from "../../support/fixture.ts";
import { object } from "../../support/goodStack.ts";

const plan = planWith({ images: { pullSecrets: ["registry"] } });
const credentials = plan.objectStore.store.credentials["spark"];
const subject = { namespace: "spark-jobs", serviceAccount: "spark" };

interface Manifest {
    readonly metadata: { readonly labels: object };
    readonly spec: {
        readonly activeDeadlineSeconds: number;
        readonly serviceAccountName: string;
        readonly imagePullSecrets: readonly object[];
        readonly affinity?: object;
        readonly containers: readonly {
            readonly name: string;
            readonly image: string;
            readonly imagePullPolicy: string;
            readonly command: readonly string[];
            readonly securityContext: { readonly runAsUser?: number };
            readonly env: readonly { readonly name: string; readonly value?: string }[];
        }[];
    };
}

function podOf(...inquiries: readonly PodQuestion["inquiry"][]): {
    readonly manifest: Manifest;
    readonly containers: ReadonlyMap<string, readonly number[]>;
} {
    const questions = inquiries.map((inquiry) => ({ subject, inquiry }));
    const pod = probePod({ plan, stackLabel: "sparkstead.dev" }, { name: "p", questions });
    return { ...pod, manifest: pod.manifest as Manifest };
}

describe("a pod that asks", () => {
    const { manifest, containers } = podOf(
        { kind: "connect", host: "db", port: 5432 },
        { kind: "file", image: "user/image:1", path: "/opt/$x.jar" },
        {
            kind: "store",
            request: "list",
            url: "http://minio/spark/?prefix=a",
            region: "us-east-1",
            credentials: credentials ?? assert.fail("no keys planned"),
        },
    );

    it("is as the rules want every pod to be", () => {
        const add = [object("core/v1:Pod", "p", manifest as never)];

        const { fail } = saidOf({ about: "", add }, rules);

        // The good stack makes neither account nor Secrets of its jobs, and names no image of users.
        assert.deepEqual(Object.keys(fail).sort(), [
            "resolve-accounts",
            "resolve-secrets",
            "use-catalogue-images",
        ]);
    });

    it("stands for its subject, carries the stack's label, and ends by itself", () => {
        assert.equal(manifest.spec.serviceAccountName, "spark");
        assert.deepEqual(manifest.spec.imagePullSecrets, [{ name: "registry" }]);
        assert.equal(
            new Map(Object.entries(manifest.metadata.labels)).get("sparkstead.io/stack"),
            "sparkstead.dev",
        );
        assert.ok(manifest.spec.activeDeadlineSeconds <= 90);
    });

    it("asks in our image, and looks for files in the images that should have them", () => {
        assert.deepEqual(
            manifest.spec.containers.map(({ name, image }) => [name, image]),
            [
                ["probe", plan.images.references.probe],
                ["files-0", "user/image:1"],
            ],
        );
        assert.deepEqual(
            [...containers],
            [
                ["probe", [0, 2]],
                ["files-0", [1]],
            ],
        );
    });

    it("looks for files as the user that drivers are", () => {
        const users = manifest.spec.containers.map(
            ({ securityContext }) => securityContext.runAsUser,
        );

        assert.deepEqual(users, [undefined, 185]);
    });

    it("gets its questions as lines, in which Kubernetes finds nothing to expand", () => {
        const [probe, files] = manifest.spec.containers;

        assert.equal(
            probe?.env[0]?.value,
            "0\tconnect\tdb\t5432\n2\tstore\tlist\thttp://minio/spark/?prefix=a\tus-east-1\t0",
        );
        assert.equal(files?.env[0]?.value, "1 /opt/$$x.jar");
        assert.doesNotMatch(probe.command[2]?.replaceAll("$$", "") ?? "$", /\$/);
    });

    it("gets keys by reference, and starts without them", () => {
        const keys = manifest.spec.containers[0]?.env.slice(1);

        assert.deepEqual(keys, [
            {
                name: "KEY_ID_0",
                valueFrom: {
                    secretKeyRef: { name: "s3-spark", key: "AWS_ACCESS_KEY_ID", optional: true },
                },
            },
            {
                name: "KEY_0",
                valueFrom: {
                    secretKeyRef: {
                        name: "s3-spark",
                        key: "AWS_SECRET_ACCESS_KEY",
                        optional: true,
                    },
                },
            },
        ]);
    });

    it("gets an image on a node that may lack it, which does not ask for what it has", () => {
        const by = { kind: "oneOf", nodes: ["a", "b"] } as const;

        const { spec } = podOf({ kind: "pull", image: "user/other:1", by }).manifest;

        assert.deepEqual(
            spec.containers.map(({ name, imagePullPolicy }) => [name, imagePullPolicy]),
            [["pull-0", "IfNotPresent"]],
        );
        assert.deepEqual(spec.affinity, {
            nodeAffinity: {
                requiredDuringSchedulingIgnoredDuringExecution: {
                    nodeSelectorTerms: [onNode("a"), onNode("b")],
                },
            },
        });
    });

    it("gets an image from its registry where a node is asked for another, rather where it is", () => {
        const by = { kind: "asIfAbsent", rather: ["a"] } as const;

        const { spec } = podOf({ kind: "pull", image: "user/other:1", by }).manifest;

        assert.equal(spec.containers[0]?.imagePullPolicy, "Always");
        assert.deepEqual(spec.affinity, {
            nodeAffinity: {
                preferredDuringSchedulingIgnoredDuringExecution: [
                    { weight: 1, preference: onNode("a") },
                ],
            },
        });
    });
});

function onNode(name: string): object {
    return { matchFields: [{ key: "metadata.name", operator: "In", values: [name] }] };
}

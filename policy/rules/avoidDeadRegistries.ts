import { eachResource } from "../evaluators.ts";
import { fullName } from "../kubernetes/imageNames.ts";
import { imagesOf } from "../kubernetes/images.ts";
import type { Rule } from "../rule.ts";

export const avoidDeadRegistries: Rule = {
    id: "avoid-dead-registries",
    title: "No image comes from where nobody publishes any more",
    reason: "Old charts and old habits name images that were deleted or get no more fixes; a node without them in its cache cannot start.",
    source: "P7, X3; peers §5",
    severity: "mandatory",
    remedy: "name a living image (sparkstead:images.references)",
    plan: eachResource((resource) =>
        imagesOf(resource).flatMap((image) =>
            dead
                .filter(({ prefix }) => fullName(image).startsWith(prefix))
                .map(({ since, instead }) => `runs ${image}: ${since}; ${instead} is required`),
        ),
    ),
};

interface DeadPlace {
    readonly prefix: string;
    readonly since: string;
    readonly instead: string;
}

const dead: readonly DeadPlace[] = [
    {
        prefix: "docker.io/bitnami/",
        since: "versioned images were taken away on 2025-09-29",
        instead: "an official image",
    },
    {
        prefix: "docker.io/bitnamilegacy/",
        since: "frozen since 2025-08-28, no fixes",
        instead: "an official image",
    },
    {
        prefix: "docker.io/minio/",
        since: "the organisation was deleted on 2026-09-11",
        instead: "quay.io/minio/minio or one built here",
    },
    {
        prefix: "docker.io/uhopper/",
        since: "Hadoop 2.7, last pushed in 2018",
        instead: "docker.io/apache/hadoop",
    },
    {
        prefix: "gcr.io/spark-operator/",
        since: "moved to Kubeflow in 2024",
        instead: "ghcr.io/kubeflow/spark-operator",
    },
    {
        prefix: "k8s.gcr.io/",
        since: "frozen since 2023-04-03",
        instead: "registry.k8s.io",
    },
];

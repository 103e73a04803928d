import assert from "node:assert/strict";

import { fullName } from "../../../policy/kubernetes/imageNames.ts";

describe("the full name of an image", () => {
    const digest = `sha256:${"0".repeat(64)}`;

    for (const [reference, name] of [
        ["postgres:17.2", "docker.io/library/postgres:17.2"],
        ["docker.io/postgres:17.2", "docker.io/library/postgres:17.2"],
        ["index.docker.io/library/postgres:17.2", "docker.io/library/postgres:17.2"],
        ["postgres", "docker.io/library/postgres:latest"],
        ["apache/spark:3.5.8", "docker.io/apache/spark:3.5.8"],
        ["docker.io/apache/spark:3.5.8", "docker.io/apache/spark:3.5.8"],
        ["quay.io/minio/minio:1", "quay.io/minio/minio:1"],
        ["quay.io/minio", "quay.io/minio:latest"],
        ["localhost/spark:1", "localhost/spark:1"],
        ["registry:5000/spark", "registry:5000/spark:latest"],
        [`apache/spark:3.5.8@${digest}`, `docker.io/apache/spark@${digest}`],
        [`registry:5000/spark@${digest}`, `registry:5000/spark@${digest}`],
    ] as const) {
        it(`is ${name} for ${reference}`, () => {
            assert.equal(fullName(reference), name);
        });
    }
});

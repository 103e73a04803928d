import assert from "node:assert/strict";

import { sparkSubmitterFiles } from "../../../components/kubernetes/sparkSubmitter.ts";
import { sparkPodTemplate } from "../../../components/kubernetes/sparkPodTemplate.ts";
import { parseJavaProperties } from "../../support/parseJavaProperties.ts";
import { runtimeWith } from "../../support/runtime.ts";

describe("sparkSubmitterFiles", () => {
    it("hold the defaults of their reader and nobody else's", () => {
        const conf = (reader: "livy" | "client"): unknown =>
            parseJavaProperties(
                sparkSubmitterFiles(reader, runtimeWith())["spark-defaults.conf"] ?? "",
            );

        assert.deepEqual(conf("livy"), {
            "spark.eventLog.enabled": "true",
            "spark.submit.deployMode": "cluster",
        });
        assert.deepEqual(conf("client"), { "spark.eventLog.enabled": "true" });
    });

    for (const role of ["driver", "executor"] as const) {
        it(`hold the pod template that the operator's ${role}s have`, () => {
            const file = sparkSubmitterFiles("livy", runtimeWith())[`${role}.json`] ?? "";

            assert.deepEqual(JSON.parse(file), {
                apiVersion: "v1",
                kind: "Pod",
                ...sparkPodTemplate(role, runtimeWith()),
            });
        });
    }
});

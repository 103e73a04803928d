import assert from "node:assert/strict";

import { sparkPodTemplate } from "../../../components/kubernetes/sparkPodTemplate.ts";
import { runtimeWith } from "../../support/runtime.ts";
import { at } from "../../support/world.ts";

const sharedLibraries = {
    source: "hdfs://lake/datagram/sharedlibs",
    directory: "/datagram/sharedlibs",
    clientConfigMap: "hadoop-conf",
    user: "spark",
};

describe("sparkPodTemplate", () => {
    for (const role of ["driver", "executor"] as const) {
        it(`copies shared libraries into the ${role} before it starts, where its class path looks for them`, () => {
            const template = sparkPodTemplate(role, runtimeWith({ sharedLibraries }));
            const copy = at(template, "spec", "initContainers", 0);

            assert.deepEqual(at(copy, "env"), [
                { name: "SOURCE", value: "hdfs://lake/datagram/sharedlibs" },
                { name: "HADOOP_CONF_DIR", value: "/etc/hadoop/conf" },
                { name: "HADOOP_USER_NAME", value: "spark" },
            ]);
            assert.deepEqual(at(template, "spec", "containers", 0, "volumeMounts", 1), {
                name: "shared-libraries",
                mountPath: "/datagram/sharedlibs",
                subPath: "jars",
                readOnly: true,
            });
            assert.equal(at(copy, "securityContext", "allowPrivilegeEscalation"), false);
            assert.ok(at(copy, "resources", "requests", "cpu"));
        });
    }

    it("has no container before Spark's own where there are none", () => {
        assert.equal(
            at(sparkPodTemplate("driver", runtimeWith()), "spec", "initContainers"),
            undefined,
        );
    });
});

import assert from "node:assert/strict";

import { defaultsFor } from "../../../components/contracts/sparkRuntime.ts";
import { log4j2Properties } from "../../../components/render/log4j2.ts";
import { SparkJobs } from "../../../components/sparkRuntime/index.ts";
import { deploy, valueOf } from "../../support/deploy.ts";
import { parseJavaProperties } from "../../support/parseJavaProperties.ts";
import { runtimeWith } from "../../support/runtime.ts";
import { type World, at } from "../../support/world.ts";

async function deployed(): Promise<{ world: World; jobs: SparkJobs }> {
    let jobs: SparkJobs | undefined;
    const world = await deploy(
        () =>
            (jobs = new SparkJobs("spark", {
                ...runtimeWith(),
                log4j2: log4j2Properties("WARN"),
                needs: [],
            })),
    );
    assert.ok(jobs);
    return { world, jobs };
}

describe("SparkJobs", () => {
    it("lets a driver make, watch and remove its executors, in its own namespace alone", async () => {
        const { world } = await deployed();

        assert.deepEqual(world.all("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole"), []);
        const { inputs } = world.one("kubernetes:rbac.authorization.k8s.io/v1:Role", "spark");
        assert.equal(at(inputs, "metadata", "namespace"), "jobs");
        const verbs = at(inputs, "rules", 0, "verbs") as readonly string[];
        assert.ok(["create", "watch", "deletecollection"].every((verb) => verbs.includes(verb)));
        assert.doesNotMatch(JSON.stringify(inputs["rules"]), /secrets|\*/);
    });

    it("binds the rights to the drivers' identity", async () => {
        const { inputs } = (await deployed()).world.one(
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
            "spark",
        );

        assert.deepEqual(inputs["subjects"], [
            { kind: "ServiceAccount", name: "spark", namespace: "jobs" },
        ]);
    });

    it("hands the identity's token to nobody who does not ask", async () => {
        const { inputs } = (await deployed()).world.one(
            "kubernetes:core/v1:ServiceAccount",
            "spark",
        );

        assert.equal(inputs["automountServiceAccountToken"], false);
    });

    it("gives client pods the defaults that are theirs", async () => {
        const { inputs } = (await deployed()).world.one(
            "kubernetes:core/v1:ConfigMap",
            "spark-client",
        );

        assert.equal(at(inputs, "metadata", "name"), "spark-client");
        assert.deepEqual(
            parseJavaProperties(String(at(inputs, "data", "spark-defaults.conf"))),
            defaultsFor("client", runtimeWith()),
        );
    });

    it("keeps the name of the files that running applications mount", async () => {
        const { inputs } = (await deployed()).world.one(
            "kubernetes:core/v1:ConfigMap",
            "spark-runtime",
        );

        assert.equal(at(inputs, "metadata", "name"), "spark-runtime");
        assert.equal(
            parseJavaProperties(String(at(inputs, "data", "log4j2.properties")))[
                "rootLogger.level"
            ],
            "warn",
        );
    });

    it("is ready with its rights and its files", async () => {
        const { jobs } = await deployed();

        const ready = await Promise.all(jobs.ready.map(({ urn }) => valueOf(urn)));

        assert.deepEqual(
            ready.map((urn) => urn.split(":").slice(-3).join(":")),
            ["RoleBinding::spark", "ConfigMap::spark-runtime", "ConfigMap::spark-client"],
        );
    });
});

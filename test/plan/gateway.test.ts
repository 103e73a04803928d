import assert from "node:assert/strict";

import { stackOutputs } from "../../stacks/outputs.ts";
import { configWith, planFaults, planWith } from "../support/config.ts";

const livy = (gateway: object): Record<string, unknown> => ({
    gateway: { kind: "livy", ...gateway },
});

/** References of images with a Livy of a tag. */
const tagged = (tag: string): object => ({
    references: { ...configWith().images.references, livy: `registry.corp/data/livy:${tag}` },
});

describe("the plan's gateway", () => {
    it("is Livy 0.7.1 at its Service unless the config says otherwise", () => {
        assert.deepEqual(planWith({ namespaces: { livy: "rest" } }).gateway?.gateway, {
            url: "http://livy.rest.svc.cluster.local:8998",
            version: "0.7.1-incubating",
            abilities: { sessions: false, recovery: false, follows: "submission" },
        });
    });

    it("is somebody else's where the config names one: no pod, no keys, no image", () => {
        const plan = planWith({
            gateway: { kind: "external", url: "https://livy.corp", version: "0.8.0-incubating" },
        });

        assert.deepEqual(plan.gateway?.gateway, {
            url: "https://livy.corp",
            version: "0.8.0-incubating",
            abilities: { sessions: true, recovery: false, follows: "submission" },
        });
        assert.ok(!plan.objectStore.principals.some(({ name }) => name === "livy"));
        assert.ok(!plan.capacity.workloads.some(({ name }) => name === "livy"));
    });

    it("recovers on YARN, whatever its line", () => {
        const plan = planWith({
            gateway: {
                kind: "external",
                url: "https://livy.corp",
                version: "0.7.1-incubating",
                runsOn: "yarn",
            },
        });

        assert.equal(plan.gateway?.gateway.abilities.recovery, true);
    });

    it("is left out where nobody wants one", () => {
        assert.equal(planWith({ gateway: { kind: "none" } }).gateway, undefined);
    });

    it("uploads into the bucket only where there is no file system to upload to", () => {
        const grants = (raw: object): unknown =>
            planWith({ ...raw }).objectStore.principals.find(({ name }) => name === "livy")?.grants;
        const fileSystem = { kind: "external", defaultFs: "hdfs://lake" };

        assert.deepEqual(grants({}), [
            { bucket: "spark", access: "read" },
            { bucket: "spark", access: "readWrite", prefix: "uploads/" },
        ]);
        assert.deepEqual(grants({ fileSystem }), [{ bucket: "spark", access: "read" }]);
    });

    it("grants Livy the prefix to which its spark-submits upload", () => {
        const { defaults } = planWith().runtime;

        assert.equal(
            defaults.find(({ key }) => key === "spark.kubernetes.file.upload.path")?.value,
            "s3a://spark/uploads/",
        );
    });

    for (const [version, ability, lines] of [
        ["0.7.1-incubating", "sessions", "0.9.0-incubating or 0.8.0-incubating"],
        ["0.8.0-incubating", "recovery", "0.9.0-incubating"],
    ]) {
        it(`refuses Livy ${version ?? ""} where ${ability ?? ""} is relied on`, () => {
            const images = tagged(version ?? "");

            assert.deepEqual(planFaults({ ...livy({ version, needs: [ability] }), images }), [
                `sparkstead:gateway.needs: found ${ability ?? ""}, which Livy ${version ?? ""} does not have on Kubernetes; use ${lines ?? ""}`,
            ]);
        });
    }

    it("takes a line for what it can do", () => {
        const gateway = { version: "0.9.0-incubating", needs: ["sessions", "recovery"] };

        assert.deepEqual(planFaults({ ...livy(gateway), images: tagged("0.9.0-corp1") }), []);
    });

    it("refuses an image whose tag tells another line", () => {
        assert.deepEqual(planFaults({ images: tagged("0.9.0-incubating-spark3.5") }), [
            'sparkstead:gateway.version: found 0.7.1-incubating, the image\'s tag "0.9.0-incubating-spark3.5" says 0.9.0; ' +
                "name that version, or another image (sparkstead:images.references.livy)",
        ]);
    });

    it("takes an image whose tag tells no line", () => {
        assert.deepEqual(planFaults({ images: tagged("2026-11") }), []);
    });

    it("refuses entries of livy.conf that the platform rests on, and old spellings", () => {
        const conf = {
            "livy.server.recovery.mode": "recovery",
            "livy.repl.enableHiveContext": "true",
            "livy.ui.enabled": "false",
        };

        assert.deepEqual(planFaults(livy({ conf })), [
            'sparkstead:gateway.conf.livy.server.recovery.mode: found "recovery", which the platform decides, since drivers, state and Services rest on it; leave it out',
            "sparkstead:gateway.conf.livy.repl.enableHiveContext: found an old name; write livy.repl.enable-hive-context",
        ]);
    });
});

describe("the stack's output of the gateway", () => {
    it("says which line runs and what it cannot do", () => {
        const { gateway } = stackOutputs(planWith());

        assert.equal(gateway?.version, "0.7.1-incubating");
        assert.match(gateway.lacks.join(), /sessions.*recovery/);
    });

    it("names the host of the Ingress, where there is one", () => {
        const { gateway } = stackOutputs(planWith(livy({ ingress: { host: "livy.corp" } })));

        assert.equal(gateway?.url, "http://livy.corp");
    });
});

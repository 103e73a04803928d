import assert from "node:assert/strict";

import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { planFaults, planWith } from "../support/config.ts";

function eventLogs(eventLog: object, raw: object = {}): PlatformPlan {
    return planWith({
        fileSystem: { kind: "external", defaultFs: "hdfs://lake" },
        eventLog,
        ...raw,
    });
}

describe("the plan's event log", () => {
    it("is in the bucket, read by one History Server, unless told otherwise", () => {
        const { eventLog, historyServers } = eventLogs({});

        assert.equal(eventLog.directory, "s3a://spark/eventlogs/");
        assert.deepEqual(
            historyServers.map(({ name, serviceName, store }) => ({ name, serviceName, store })),
            [{ name: "history", serviceName: "spark-history-server", store: { kind: "bucket" } }],
        );
    });

    for (const written of ["bucket", "fileSystem"] as const) {
        it(`is read where it is written, with ${written}`, () => {
            const { eventLog, historyServers } = eventLogs({ written });

            assert.equal(
                historyServers[0]?.eventLog.readerEntries["spark.history.fs.logDirectory"],
                eventLog.writerEntries["spark.eventLog.dir"],
            );
            assert.equal(historyServers[0]?.store.kind, written);
        });
    }

    it("lies on the file system's nameservice, in the directory that the config names", () => {
        assert.equal(
            eventLogs({ written: "fileSystem" }).eventLog.directory,
            "hdfs://lake/shared/spark-logs",
        );
        assert.equal(
            eventLogs({ written: "fileSystem", directory: "/logs" }).eventLog.directory,
            "hdfs://lake/logs",
        );
    });

    it("has a second History Server for the other store, where the config asks for it", () => {
        const { eventLog, historyServers } = eventLogs({
            written: "fileSystem",
            alsoRead: "bucket",
        });

        assert.equal(eventLog.directory, "hdfs://lake/shared/spark-logs");
        assert.deepEqual(
            historyServers.map(({ serviceName, eventLog: { directory } }) => [
                serviceName,
                directory,
            ]),
            [
                ["spark-history-server", "hdfs://lake/shared/spark-logs"],
                ["spark-history-server-bucket", "s3a://spark/eventlogs/"],
            ],
        );
    });

    it("gives the Ingress to the reader of what is written now, and the other one to the other", () => {
        const hosts = (historyServer: object): (string | undefined)[] =>
            eventLogs(
                { written: "fileSystem", alsoRead: "bucket" },
                { historyServer },
            ).historyServers.map(({ ingress }) => ingress?.host);

        assert.deepEqual(hosts({ ingress: { host: "history.corp" } }), ["history.corp", undefined]);
        assert.deepEqual(hosts({ otherIngress: { host: "old.corp" } }), [undefined, "old.corp"]);
    });

    it("takes no Ingress for a reader that is not there", () => {
        assert.deepEqual(planFaults({ historyServer: { otherIngress: { host: "old.corp" } } }), [
            'sparkstead:historyServer.otherIngress: found host "old.corp", and no other store is read; name one (sparkstead:eventLog.alsoRead) or leave it out',
        ]);
    });

    it("is refused on a file system that the platform does not have", () => {
        assert.match(
            planFaults({ eventLog: { written: "fileSystem" } }).join(),
            /^sparkstead:eventLog\.written: found "fileSystem", and the platform has none/,
        );
        assert.match(
            planFaults({ eventLog: { alsoRead: "fileSystem" } }).join(),
            /^sparkstead:eventLog\.alsoRead: found "fileSystem", and the platform has none/,
        );
    });

    it("is not read twice from one store", () => {
        assert.deepEqual(planFaults({ eventLog: { alsoRead: "bucket" } }), [
            'sparkstead:eventLog.alsoRead: found "bucket", which is read as the store that is written; name the other one or leave it out',
        ]);
    });

    it("has nobody with rights in the bucket for reading a file system", () => {
        const principals = (eventLog: object): string[] =>
            eventLogs(eventLog).objectStore.principals.map(({ name }) => name);

        assert.ok(!principals({ written: "fileSystem" }).includes("history-server"));
        assert.ok(
            principals({ written: "fileSystem", alsoRead: "bucket" }).includes("history-server"),
        );
    });
});

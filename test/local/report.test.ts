import assert from "node:assert/strict";

import { planWith } from "../support/config.ts";
import { type Result, duration, reportText } from "../../local/report.ts";

describe("the report of npm start", () => {
    it("shows what Spark has computed", () => {
        assert.match(
            reportText(
                result({
                    checks: [
                        {
                            name: "SparkPi",
                            passed: true,
                            detail: "pi is roughly 3.1415",
                            seconds: 20,
                        },
                    ],
                }),
            ),
            /pi is roughly 3\.1415/,
        );
    });

    it("owns up to stand-in plugins", () => {
        assert.match(reportText(result({ providers: "standIn" })), /plugins +stand-ins/);
        assert.match(reportText(result({ providers: "vendor" })), /plugins +the vendor's/);
    });

    it("says which line of Livy runs, and what it cannot do", () => {
        const gateway = { url: "http://livy:8998", version: "0.7.1", lacks: ["sessions", "more"] };

        const text = reportText(result({ outputs: { ...result({}).outputs, gateway } }));

        assert.match(text, /livy +http:\/\/livy:8998, 0\.7\.1\n +livy lacks +sessions; more\n/);
    });

    it("says how long each phase took", () => {
        const text = reportText(result({ phases: [{ name: "images", seconds: 83.2 }] }));

        assert.match(text, /images +1 min 23 s/);
    });
});

describe("a duration", () => {
    for (const [seconds, text] of [
        [0.04, "0.0 s"],
        [59.4, "59.4 s"],
        [59.6, "1 min 0 s"],
        [125, "2 min 5 s"],
    ] as const) {
        it(`of ${String(seconds)} seconds reads ${text}`, () => {
            assert.equal(duration(seconds), text);
        });
    }
});

function result(differing: Partial<Result>): Result {
    return {
        cluster: { origin: "embedded", kubeconfig: "/k", context: "embedded", identity: "uid" },
        providers: "vendor",
        outputs: {
            namespaces: planWith().namespaces,
            objectStore: "http://minio.spark-system.svc.cluster.local:9000",
            eventLog: "s3a://spark/eventlogs/",
            historyServer: "http://spark-history-server.spark-system.svc.cluster.local",
            otherHistoryServer: undefined,
            gateway: undefined,
            webHdfs: undefined,
        },
        checks: [],
        phases: [],
        ...differing,
    };
}

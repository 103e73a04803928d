import assert from "node:assert/strict";

import type { ContentPlan } from "../../stacks/plan/content.ts";
import { planFaults, planWith } from "../support/config.ts";

const capacity = { cpu: "8", memory: "32Gi" };
const hdfs = { capacity, fileSystem: { kind: "hdfs" } };
const source = "libs/a.jar";

function contentWith(raw: Readonly<Record<string, unknown>>): ContentPlan {
    return planWith({ ...hdfs, ...raw }).content;
}

function directoriesWith(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
    return Object.fromEntries(
        (contentWith(raw).fileSystem?.directories ?? []).map(
            ({ path, owner, group, mode, recursive }) => [
                path,
                `${owner}:${group} ${mode}${recursive ? " and below" : ""}`,
            ],
        ),
    );
}

function faultsOf(content: object, raw: Readonly<Record<string, unknown>> = hdfs): string[] {
    return planFaults({ ...raw, content });
}

const own = {
    "/tmp": "hadoop:supergroup 1777",
    "/tmp/spark-uploads": "spark:spark 1777",
    "/user/spark": "spark:spark 0755",
};

describe("the plan's content", () => {
    it("has the directories that Spark needs", () => {
        assert.deepEqual(directoriesWith({}), own);
    });

    it("has the event log's directory where one is written or read, for everybody", () => {
        for (const eventLog of [
            { written: "fileSystem", directory: "/logs" },
            { alsoRead: "fileSystem", directory: "/logs" },
        ]) {
            assert.deepEqual(directoriesWith({ eventLog }), {
                ...own,
                "/logs": "spark:spark 1777",
            });
        }
    });

    it("has the directory of pending commits where the committer stages them", () => {
        const committer = { name: "directory", stagingPath: "/staging" };

        assert.deepEqual(directoriesWith({ spark: { committer } }), {
            ...own,
            "/staging": "spark:spark 1777",
        });
    });

    it("has the directory of shared libraries, with the owner and mode of the config's words", () => {
        const spark = { sharedLibraries: "/libs" };
        const directories = { "/libs": { mode: "0777", recursive: true } };

        assert.deepEqual(directoriesWith({ spark }), {
            ...own,
            "/libs": "hadoop:supergroup 0755",
        });
        assert.deepEqual(directoriesWith({ spark, content: { fileSystem: { directories } } }), {
            ...own,
            "/libs": "hadoop:supergroup 0777 and below",
        });
    });

    it("adds what the config names, with four digits of mode", () => {
        const directories = {
            "/datagram/sharedlibs": { owner: "root", group: "root", mode: "777", recursive: true },
            "/data": {},
        };

        assert.deepEqual(directoriesWith({ content: { fileSystem: { directories } } }), {
            ...own,
            "/datagram/sharedlibs": "root:root 0777 and below",
            "/data": "hadoop:supergroup 0755",
        });
    });

    it("leaves somebody else's file system as it is, but for what the config names", () => {
        const external = { fileSystem: { kind: "external", defaultFs: "hdfs://theirs" } };
        const content = { fileSystem: { directories: { "/data": {} } } };

        assert.deepEqual(contentWith(external).fileSystem?.directories, []);
        assert.deepEqual(directoriesWith({ ...external, content }), {
            "/data": "hadoop:supergroup 0755",
        });
    });

    it("knows a file by its size and checksums", () => {
        const content = {
            fileSystem: { files: { "/libs/a.jar": { source } } },
            bucket: { files: { "apps/a.jar": { source } } },
        };
        const digest = {
            source,
            bytes: 6,
            sha256: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
            crc32: "363a3020",
        };

        const { fileSystem, bucket } = contentWith({ content });
        assert.deepEqual(fileSystem?.files, [{ path: "/libs/a.jar", ...digest }]);
        assert.deepEqual(bucket, {
            bucket: "spark",
            prefixes: [],
            files: [{ path: "apps/a.jar", ...digest }],
        });
    });

    it("makes nothing where nothing is to be, and asks for no keys", () => {
        const { content, objectStore, capacity } = planWith({});

        assert.deepEqual(content, { fileSystem: undefined, bucket: undefined });
        assert.ok(!("content" in objectStore.store.credentials));
        assert.ok(
            !capacity.workloads.some(({ name }) => /^(hdfs|bucket)(Content|Dir|Pre)/.test(name)),
        );
    });

    it("writes into the bucket as a principal of its own, whose pods are counted", () => {
        const content = { bucket: { prefixes: ["staging/"] } };
        const { objectStore, capacity } = planWith({ content });

        assert.deepEqual(
            objectStore.principals.find(({ name }) => name === "content"),
            {
                name: "content",
                namespace: "spark-system",
                grants: [{ bucket: "spark", access: "readWrite" }],
            },
        );
        assert.ok(capacity.workloads.some(({ name }) => name === "bucketContent"));
    });

    it("refuses another mode or owner for a directory that the platform uses itself", () => {
        const directories = {
            "/tmp": { mode: "0700" },
            "/user/spark": { owner: "root", group: "spark" },
        };

        assert.deepEqual(faultsOf({ fileSystem: { directories } }), [
            'sparkstead:content.fileSystem.directories./tmp.mode: found "0700", the platform needs "1777" for its own use; leave the directory out',
            'sparkstead:content.fileSystem.directories./user/spark.owner: found "root", the platform needs "spark" for its own use; leave the directory out',
        ]);
    });

    it("takes the platform's own directory in the platform's own words", () => {
        assert.deepEqual(
            faultsOf({ fileSystem: { directories: { "/tmp": { mode: "1777" } } } }),
            [],
        );
    });

    it("refuses a source that is missing, a directory or empty", () => {
        const files = {
            "/libs/a.jar": { source: "missing.jar" },
            "/libs/b.jar": { source: "directory" },
            "/libs/c.jar": { source: "empty.jar" },
        };

        const faults = faultsOf({ fileSystem: { files } });
        assert.equal(faults.length, 3);
        assert.match(
            faults[0] ?? "",
            /^sparkstead:content\.fileSystem\.files\.\/libs\/a\.jar\.source: found "missing\.jar", which this machine does not have/,
        );
        assert.match(faults[1] ?? "", /b\.jar\.source: found "directory", which is a directory/);
        assert.match(faults[2] ?? "", /c\.jar\.source: found "empty\.jar", which is empty/);
    });

    it("refuses a file in the place of a directory, and anything inside a file", () => {
        const content = {
            fileSystem: {
                directories: { "/libs/x/y": {} },
                files: { "/tmp": { source }, "/libs/x": { source }, "/libs/x/z": { source } },
            },
            bucket: {
                prefixes: ["apps/a/"],
                files: { "apps/a": { source }, "apps/a/b": { source }, "apps/ab": { source } },
            },
        };

        assert.deepEqual(
            faultsOf(content).map((fault) =>
                fault.replace(/found a file where (.*) needs.*/, "$1"),
            ),
            [
                'sparkstead:content.fileSystem.files./tmp: "/tmp"',
                'sparkstead:content.fileSystem.files./tmp: "/tmp/spark-uploads"',
                'sparkstead:content.fileSystem.files./libs/x: "/libs/x/y"',
                'sparkstead:content.fileSystem.files./libs/x: "/libs/x/z"',
                'sparkstead:content.bucket.files.apps/a: "apps/a/"',
                'sparkstead:content.bucket.files.apps/a: "apps/a/b"',
            ],
        );
    });

    it("refuses content for a file system that the platform does not have", () => {
        const fileSystem = { directories: { "/data": {} }, files: { "/a": { source } } };

        assert.deepEqual(faultsOf({ fileSystem }, {}), [
            "sparkstead:content.fileSystem.directories: found some, and the platform has no file system; leave them out or give it one (sparkstead:fileSystem)",
            "sparkstead:content.fileSystem.files: found some, and the platform has no file system; leave them out or give it one (sparkstead:fileSystem)",
        ]);
    });

    for (const path of [
        "data",
        "/data/",
        "//data",
        "/",
        "/a b",
        "/a/../b",
        "/.",
        "/a*",
        "/$a",
        "/$(id)",
        "/a;id",
        "/a'",
    ]) {
        it(`refuses the path ${path}, which is not absolute, or not the same to everybody, wherever it is named`, () => {
            for (const raw of [
                { content: { fileSystem: { directories: { [path]: {} } } } },
                { content: { fileSystem: { files: { [path]: { source } } } } },
                { eventLog: { written: "fileSystem", directory: path } },
                { spark: { committer: { name: "directory", stagingPath: path } } },
                { spark: { sharedLibraries: path } },
            ]) {
                assert.match(planFaults({ ...hdfs, ...raw }).join(), /expected an absolute path/);
            }
        });
    }

    for (const path of ["/logs", "/a.b/c-d_e", "/user/svc@REALM", "/dt=2026-01-01,a+b"]) {
        it(`takes the path ${path}, wherever it is named`, () => {
            const raw = {
                content: { fileSystem: { directories: { [`${path}/x`]: {} } } },
                eventLog: { written: "fileSystem", directory: path },
                spark: {
                    committer: { name: "directory", stagingPath: path },
                    sharedLibraries: path,
                },
            };

            assert.deepEqual(planFaults({ ...hdfs, ...raw }), []);
        });
    }

    for (const name of ["x; id", "$(id)", "a b", "-R", "a:b", ""]) {
        it(`refuses "${name}" as owner and as group`, () => {
            for (const what of ["owner", "group"]) {
                assert.match(
                    faultsOf({ fileSystem: { directories: { "/data": { [what]: name } } } }).join(),
                    /directories\.\/data\.(owner|group): found ".*", expected a user or group such as "svc_spark"/,
                );
            }
        });
    }

    for (const name of ["svc_spark", "user@REALM", "svc/host.example@REALM", "domain-users", "0"]) {
        it(`takes ${name} as owner and as group`, () => {
            const directories = { "/data": { owner: name, group: name } };

            assert.deepEqual(faultsOf({ fileSystem: { directories } }), []);
        });
    }

    for (const mode of [777, "rwx", "0888", "2777", "77"]) {
        it(`refuses the mode ${mode}`, () => {
            assert.match(
                faultsOf({ fileSystem: { directories: { "/data": { mode } } } }).join(),
                /directories\.\/data\.mode: found .*, expected an octal mode in quotes/,
            );
        });
    }

    it("refuses a prefix without its slash or with what a shell takes for more, wherever it is named, and a key with a slash in front", () => {
        for (const prefix of ["staging", "$(id)/", "a b/", "a/../"]) {
            for (const raw of [
                { content: { bucket: { prefixes: [prefix] } } },
                { bucket: { eventLogs: prefix } },
                { bucket: { warehouse: prefix } },
            ]) {
                assert.match(planFaults(raw).join(), /expected a key prefix that ends with "\/"/);
            }
        }
        assert.match(
            faultsOf({ bucket: { files: { "/a": { source } } } }).join(),
            /expected a key/,
        );
    });
});

describe("the plan's uploads", () => {
    const rulesOf = (raw: Readonly<Record<string, unknown>>): unknown =>
        planWith(raw).objectStore.store.buckets.map(({ name, expiring }) => [name, expiring]);

    it("expire on HDFS where spark-submit puts them there, after the days that the config says", () => {
        const fileSystem = { kind: "hdfs" };
        const plan = planWith({ fileSystem, spark: { uploadDays: 2 } });

        assert.deepEqual(plan.content.fileSystem?.uploads, {
            directory: "/tmp/spark-uploads",
            days: 2,
        });
        assert.equal(
            plan.runtime.defaults.find(({ key }) => key === "spark.kubernetes.file.upload.path")
                ?.value,
            "hdfs://lake/tmp/spark-uploads",
        );
        assert.deepEqual(rulesOf({ fileSystem }), [["spark", undefined]]);
    });

    it("expire in the bucket where there is no file system for them", () => {
        assert.deepEqual(rulesOf({}), [["spark", [{ prefix: "uploads/", days: 7 }]]]);
    });

    it("are left to whoever owns the file system", () => {
        const fileSystem = { kind: "external", defaultFs: "hdfs://corp" };

        assert.equal(planWith({ fileSystem }).content.fileSystem?.uploads, undefined);
    });
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
    contentFiles,
    policy,
    scriptFile,
    secretKeyVariable,
} from "../../../components/objectStore/minio/content.ts";

interface Statement {
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
}

function statementsOf(...args: Parameters<typeof policy>): readonly Statement[] {
    return policy(...args)["Statement"] as readonly Statement[];
}

describe("policy", () => {
    it("lets a reader list the bucket, get below its prefix, and nothing else", () => {
        assert.deepEqual(policy([{ bucket: "lake", access: "read", prefix: "logs/" }]), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: ["s3:GetBucketLocation", "s3:ListBucket"],
                    Resource: ["arn:aws:s3:::lake"],
                },
                {
                    Effect: "Allow",
                    Action: ["s3:GetObject"],
                    Resource: ["arn:aws:s3:::lake/logs", "arn:aws:s3:::lake/logs/*"],
                },
            ],
        });
    });

    it("lets a writer write in parts and clean up after itself, wherever it may write", () => {
        assert.deepEqual(statementsOf([{ bucket: "lake", access: "readWrite" }]).at(-1), {
            Effect: "Allow",
            Action: [
                "s3:GetObject",
                "s3:PutObject",
                "s3:DeleteObject",
                "s3:AbortMultipartUpload",
                "s3:ListMultipartUploadParts",
            ],
            Resource: ["arn:aws:s3:::lake/*"],
        });
    });

    it("never grants all actions or all buckets", () => {
        const text = JSON.stringify(
            statementsOf([
                { bucket: "lake", access: "readWrite" },
                { bucket: "logs", access: "read", prefix: "a/" },
            ]),
        );

        assert.doesNotMatch(text, /s3:\*|"\*"|arn:aws:s3:::\*/);
    });

    it("keeps whoever has a prefix from the objects beside it", () => {
        const objects = statementsOf([{ bucket: "lake", access: "readWrite", prefix: "logs/" }]).at(
            -1,
        );

        assert.ok(objects);
        for (const resource of objects.Resource) {
            assert.match(resource, /^arn:aws:s3:::lake\/logs(\/\*)?$/);
        }
    });
});

const principals = [
    { name: "spark", namespace: "x", grants: [{ bucket: "lake", access: "readWrite" }] },
    { name: "history-server", namespace: "x", grants: [{ bucket: "lake", access: "read" }] },
] as const;
const files = contentFiles(
    [
        {
            name: "lake",
            prefixes: ["logs/", "tables/"],
            expiring: [{ prefix: "uploads/", days: 7 }],
        },
        { name: "dumps", prefixes: [] },
    ],
    principals,
);

describe("contentFiles", () => {
    it("list buckets, markers and users, a line each", () => {
        assert.equal(files["buckets"], "lake\ndumps\n");
        assert.equal(files["markers"], "lake/logs/\nlake/tables/\n");
        assert.equal(
            files["users"],
            "spark SECRET_KEY_spark\nhistory-server SECRET_KEY_history_server\n",
        );
    });

    it("hold each user's policy", () => {
        for (const { name, grants } of principals) {
            assert.deepEqual(JSON.parse(files[`policy-${name}.json`] ?? ""), policy(grants));
        }
    });

    it("hold a rule for each prefix that expires, and for no other bucket", () => {
        assert.equal(files["lifecycles"], "lake\n");
        assert.equal(files["lifecycle-dumps.json"], undefined);
        assert.deepEqual(JSON.parse(files["lifecycle-lake.json"] ?? ""), {
            Rules: [
                {
                    ID: "uploads/",
                    Status: "Enabled",
                    Filter: { Prefix: "uploads/" },
                    Expiration: { Days: 7 },
                },
            ],
        });
    });

    it("name a variable that a shell can hold", () => {
        assert.match(secretKeyVariable("history-server.v2"), /^[A-Za-z_][A-Za-z0-9_]*$/);
    });
});

describe("the content script", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "content-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    /** Calls of mc that the script makes, with $FOLDER for where its files are; `mc` fails where a call matches. */
    function callsOf(fails = "^nothing$"): string[] {
        for (const [file, text] of Object.entries(files)) {
            writeFileSync(join(folder, file), text.replaceAll("/content/", `${folder}/`));
        }
        writeFileSync(
            join(folder, "mc"),
            `#!/bin/sh\necho "$*" >>"${folder}/calls"\n[ "$1" != ilm ] || cat >"${folder}/imported"\n! echo "$*" | grep -qE '${fails}'\n`,
            { mode: 0o755 },
        );
        execFileSync("/bin/sh", ["-eu", join(folder, scriptFile)], {
            stdio: "pipe",
            env: {
                PATH: `${folder}:${process.env["PATH"] ?? ""}`,
                ENDPOINT: "http://minio:9000",
                MINIO_ROOT_USER: "root",
                MINIO_ROOT_PASSWORD: "r00t",
                SECRET_KEY_spark: "key of spark",
                SECRET_KEY_history_server: "key of history",
            },
        });
        return readFileSync(join(folder, "calls"), "utf8")
            .replaceAll(folder, "$FOLDER")
            .trimEnd()
            .split("\n");
    }

    it("makes buckets, then markers, then users with their own key and policy", () => {
        assert.deepEqual(callsOf(), [
            "alias set store http://minio:9000 root r00t",
            "mb --ignore-existing store/lake",
            "mb --ignore-existing store/dumps",
            "mb --ignore-existing store/lake/logs/",
            "mb --ignore-existing store/lake/tables/",
            "ilm rule import store/lake",
            "admin user add store spark key of spark",
            "admin policy create store spark $FOLDER/policy-spark.json",
            "admin policy attach store spark --user spark",
            "admin user add store history-server key of history",
            "admin policy create store history-server $FOLDER/policy-history-server.json",
            "admin policy attach store history-server --user history-server",
        ]);
    });

    it("hands over the bucket's own rules", () => {
        callsOf();

        assert.equal(
            readFileSync(join(folder, "imported"), "utf8"),
            readFileSync(join(folder, "lifecycle-lake.json"), "utf8"),
        );
    });

    for (const call of [
        "alias set",
        "mb .*lake$",
        "mb .*logs/$",
        "ilm rule",
        "user add",
        "policy create",
    ]) {
        it(`fails, so that the Job runs again, when mc fails at: ${call}`, () => {
            assert.throws(() => callsOf(call));
        });
    }
});

import assert from "node:assert/strict";

import { bucketDrift } from "../../../../components/content/bucket/found.ts";
import { file } from "../contentWith.ts";

/** As mc RELEASE.2025-03-12 prints them. */
const missing =
    '{"status":"error","error":{"message":"Unable to stat `store/spark/x`.","cause":{"message":"Object does not exist","error":{}},"type":"fatal"}}';
const refused =
    '{"status":"error","error":{"message":"Unable to list folder.","cause":{"message":"dial tcp 127.0.0.1:1: connect: connection refused","error":{"Err":{"Syscall":"connect","Err":111}}},"type":"error"}}';
const folder = '{"status":"success","name":"/","size":0,"type":"folder"}';

function object(sha256: string): string {
    return `{"status":"success","name":"hello.txt","size":6,"type":"file","metadata":{"Content-Type":"text/plain","X-Amz-Meta-Sparkstead-Sha256":"${sha256}"}}`;
}

const { sha256 } = file("");

function driftOf(answers: Readonly<Record<string, string>>): unknown {
    const lines = Object.entries(answers).map(([key, json]) => `${key} ${json}\n`);
    return bucketDrift(lines.join(""), ["staging/"], [file("libs/hello.txt")]);
}

describe("what is found in a bucket", () => {
    it("is as declared where prefix and content are", () => {
        assert.deepEqual(driftOf({ "libs/hello.txt": object(sha256), "staging/": folder }), {});
    });

    it("is missing, or another content, by its key", () => {
        assert.deepEqual(driftOf({ "libs/hello.txt": missing, "staging/": missing }), {
            "libs/hello.txt": "missing",
            "staging/": "missing",
        });
        assert.deepEqual(driftOf({ "libs/hello.txt": object("0000"), "staging/": folder }), {
            "libs/hello.txt": "another content",
        });
        assert.deepEqual(driftOf({ "libs/hello.txt": folder, "staging/": folder }), {
            "libs/hello.txt": "another content",
        });
    });

    it("is unknown, and nothing lost, when the store does not answer for every key", () => {
        assert.equal(
            driftOf({ "libs/hello.txt": `${refused}${missing}`, "staging/": folder }),
            undefined,
        );
        assert.equal(driftOf({ "libs/hello.txt": object(sha256) }), undefined);
        assert.equal(driftOf({ "libs/hello.txt": object(sha256), "staging/": "" }), undefined);
    });
});

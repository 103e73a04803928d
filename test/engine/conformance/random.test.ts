import assert from "node:assert/strict";

import * as random from "@pulumi/random";

import { conforms, sources } from "./conforms.ts";

describe("random", () => {
    conforms(
        "draws passwords of the classes asked for, and keeps them",
        sources.password,
        async (trial) => {
            const program = (keeper: string) => async () => {
                const all = new random.RandomPassword("all", {
                    length: 12,
                    minLower: 3,
                    minUpper: 3,
                    minNumeric: 3,
                    minSpecial: 3,
                    overrideSpecial: "_-",
                    keepers: { keeper },
                });
                const digits = new random.RandomString("digits", {
                    length: 16,
                    lower: false,
                    upper: false,
                    special: false,
                });
                return Promise.resolve({
                    all: all.result,
                    hash: all.bcryptHash,
                    digits: digits.result,
                });
            };
            const first = await trial.stack.up(program("one"));
            const password = String(first.outputs["all"]?.value);
            for (const pattern of [/[a-z]/g, /[A-Z]/g, /[0-9]/g, /[_-]/g]) {
                assert.equal(password.match(pattern)?.length, 3, password);
            }
            assert.match(String(first.outputs["hash"]?.value), /^\$2a\$/);
            assert.match(String(first.outputs["digits"]?.value), /^[0-9]{16}$/);

            const second = await trial.stack.up(program("one"));
            assert.deepEqual(second.steps, {});
            assert.deepEqual(second.outputs, first.outputs);

            const third = await trial.stack.up(program("two"));
            assert.equal(third.operations["all"], "replace");
            assert.notEqual(third.outputs["all"]?.value, password);
            assert.equal(third.outputs["digits"]?.value, first.outputs["digits"]?.value);
        },
    );

    conforms("gives random bytes in every spelling", sources.randomId, async (trial) => {
        const run = await trial.stack.up(async () => {
            const id = new random.RandomId("id", { byteLength: 8, prefix: "p-" });
            const bytes = new random.RandomBytes("bytes", { length: 16 });
            const uuid = new random.RandomUuid("uuid");
            return Promise.resolve({
                hex: id.hex,
                dec: id.dec,
                url: id.b64Url,
                id: id.id,
                bytes: bytes.hex,
                base64: bytes.base64,
                uuid: uuid.result,
            });
        });
        const value = (name: string): string => String(run.outputs[name]?.value);
        assert.match(value("hex"), /^p-[0-9a-f]{16}$/);
        assert.equal(BigInt(value("dec").slice(2)), BigInt(`0x${value("hex").slice(2)}`));
        assert.equal(value("url"), `p-${value("id")}`);
        assert.equal(Buffer.from(value("base64"), "base64").toString("hex"), value("bytes"));
        assert.equal(run.outputs["bytes"]?.secret, true);
        assert.match(
            value("uuid"),
            /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        );
    });

    conforms("refuses a password that cannot be", sources.password, async (trial) => {
        const run = await trial.stack.preview(async () => {
            new random.RandomPassword("password", { length: 3, minLower: 2, minUpper: 2 });
            return Promise.resolve();
        });
        assert.ok(run.failed);
    });
});

import assert from "node:assert/strict";

import { generatedValues } from "../../../policy/live/generatedValues.ts";
import { password, stateWith } from "./stackState.ts";

const mark = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

describe("generated values", () => {
    it("are the secrets of @pulumi/random, by their owner", () => {
        const values = generatedValues(stateWith()(true));

        assert.deepEqual(values, [{ owner: "RandomPassword store-root", value: password }]);
    });

    it("are none that a ciphered state has", () => {
        assert.deepEqual(generatedValues(stateWith()(false)), []);
    });

    it("are no secrets of others, which may be words like root", () => {
        const type = "kubernetes:core/v1:Secret";
        const data = { ...mark, plaintext: JSON.stringify("administrator") };

        const values = generatedValues(stateWith([{ urn: "x::y", type, outputs: { data } }])(true));

        assert.equal(values.length, 1);
    });

    it("are none so short that innocent words hold them", () => {
        const type = "random:index/randomPassword:RandomPassword";
        const result = { ...mark, plaintext: JSON.stringify("abc") };

        const values = generatedValues(
            stateWith([{ urn: "x::y", type, outputs: { result } }])(true),
        );

        assert.equal(values.length, 1);
    });
});

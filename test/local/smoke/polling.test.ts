import assert from "node:assert/strict";

import { until } from "../../../local/smoke/polling.ts";

describe("until", () => {
    it("asks until there is an answer", async () => {
        const answers = [undefined, "there"];
        const wait = { subject: "it", seconds: 5, signal: new AbortController().signal };

        const answer = await until(wait, () => Promise.resolve(answers.shift()));

        assert.equal(answer, "there");
    });

    it("says at the deadline what it has waited for", async () => {
        const wait = { subject: "Godot", seconds: 0, signal: new AbortController().signal };

        await assert.rejects(
            until(wait, () => Promise.resolve(undefined)),
            /^Error: waited 0 s for Godot$/,
        );
    });

    it("ends when it is interrupted, with the interruption's own words", async () => {
        const interruption = new AbortController();
        const wait = { subject: "it", seconds: 5, signal: interruption.signal };
        interruption.abort(new Error("interrupted"));

        await assert.rejects(
            until(wait, () => Promise.resolve("there")),
            /interrupted/,
        );
    });
});

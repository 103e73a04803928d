import assert from "node:assert/strict";

import { imageReferences, referenceOf } from "../../local/images/images.ts";
import { pushedReference, registry } from "../../local/images/push.ts";
import { Refusal } from "../../local/refusal.ts";

describe("the references of built images", () => {
    it("are decided by the inputs alone", async () => {
        assert.deepEqual(await imageReferences(), await imageReferences());
    });

    it("consist of our host, the name in small letters, the version and a key", async () => {
        const { sparkOperator } = await imageReferences();

        assert.match(sparkOperator, /^sparkstead\.local\/spark-operator:2\.5\.2-[0-9a-f]{12}$/);
    });

    it("change with any input", () => {
        const reference = (...inputs: string[]): string =>
            referenceOf("minio", { version: "1", inputs });

        assert.equal(reference("a", "b"), reference("a", "b"));
        assert.notEqual(reference("a", "b"), reference("ab"));
        assert.notEqual(reference("a", "b"), reference("a", "c"));
    });
});

describe("pushing images", () => {
    it("keeps name and tag below the registry's path", () => {
        const reference = "sparkstead.local/spark:3.5.8-0123456789ab";

        const pushed = pushedReference(
            { reference },
            registry("registry.example.com:5000/data/spark"),
        );

        assert.equal(pushed, "registry.example.com:5000/data/spark/spark:3.5.8-0123456789ab");
    });

    for (const given of [
        "",
        "https://registry.example.com",
        "Registry.example.com",
        "host/",
        "host:port",
    ]) {
        it(`refuses "${given}" as a registry`, () => {
            assert.throws(() => registry(given), Refusal);
        });
    }
});

import assert from "node:assert/strict";

import fc from "fast-check";

import {
    binaryQuantity,
    cpuQuantity,
    isAmount,
    javaBytesValue,
    quantityValue,
} from "../../components/render/quantity.ts";

describe("quantityValue", () => {
    const values: Readonly<Record<string, number>> = {
        "100m": 0.1,
        "1.5": 1.5,
        ".5": 0.5,
        "2.": 2,
        "1e3": 1000,
        "5E-1": 0.5,
        "1E": 1e18,
        "1Ei": 2 ** 60,
        "1k": 1000,
        "1Ki": 1024,
        "512Mi": 536_870_912,
        "10Gi": 10_737_418_240,
        "-1": -1,
        "+1": 1,
        "0": 0,
    };
    for (const [text, value] of Object.entries(values)) {
        it(`reads ${text} as ${String(value)}`, () => {
            assert.equal(quantityValue(text), value);
        });
    }

    for (const text of [
        "",
        "ten",
        "1.2.3",
        ".",
        "1 Gi",
        "1gi",
        "1K",
        "Gi",
        "1e",
        "0x10",
        "1mi",
        "∞",
    ]) {
        it(`takes "${text}" for no quantity`, () => {
            assert.equal(quantityValue(text), undefined);
        });
    }
});

describe("isAmount", () => {
    it("holds for what something can be given, and not for nothing or less", () => {
        assert.deepEqual(["1m", "0", "-1Gi", "+2", "ten"].map(isAmount), [
            true,
            false,
            false,
            true,
            false,
        ]);
    });
});

describe("binaryQuantity", () => {
    it("is read as the bytes that were written", () => {
        fc.assert(
            fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (bytes) => {
                assert.equal(quantityValue(binaryQuantity(bytes)), bytes);
            }),
        );
    });

    it("takes the largest unit that is exact", () => {
        assert.deepEqual([943_718_400, 1024 ** 3, 1536, 1537, 0.5].map(binaryQuantity), [
            "900Mi",
            "1Gi",
            "1536",
            "1537",
            "1",
        ]);
    });
});

describe("cpuQuantity", () => {
    it("is read as the cores that were written, to a thousandth", () => {
        fc.assert(
            fc.property(fc.nat({ max: 1_000_000 }), (thousandths) => {
                assert.equal(cpuQuantity(thousandths / 1000), `${String(thousandths)}m`);
                assert.equal(
                    Math.round((quantityValue(cpuQuantity(thousandths / 1000)) ?? 0) * 1000),
                    thousandths,
                );
            }),
        );
    });
});

describe("javaBytesValue", () => {
    it("reads the JVM's notation, and no other", () => {
        assert.deepEqual(["512m", "2g", "1k", "2G", "1.5g", "512Mi", "m"].map(javaBytesValue), [
            536_870_912,
            2_147_483_648,
            1024,
            undefined,
            undefined,
            undefined,
            undefined,
        ]);
    });
});

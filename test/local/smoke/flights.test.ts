import assert from "node:assert/strict";

import { type Figures, differences, figuresOf, flightsText } from "../../../local/smoke/flights.ts";

const oakland: Figures = {
    origin: "OAK",
    flights: 2,
    late: 1,
    meanDelay: 8,
    longestDelay: 16,
    distance: 500,
};

describe("flights", () => {
    it("are twenty thousand from many airports, each counted once", async () => {
        const figures = figuresOf(await flightsText());

        const flights = figures.reduce((total, airport) => total + airport.flights, 0);
        assert.equal(flights, 20_000);
        assert.ok(figures.length > 100);
    });

    it("are aggregated by their origin, and late beyond fifteen minutes", () => {
        const text = JSON.stringify([
            { origin: "OAK", delay: 16, distance: 200 },
            { origin: "LAX", delay: 15, distance: 100 },
            { origin: "OAK", delay: 0, distance: 300 },
        ]);

        const figures = figuresOf(text);

        assert.deepEqual(figures, [
            oakland,
            {
                origin: "LAX",
                flights: 1,
                late: 0,
                meanDelay: 15,
                longestDelay: 15,
                distance: 100,
            },
        ]);
    });
});

describe("differences between figures", () => {
    it("are none where means differ in their last digits", () => {
        const near = { ...oakland, meanDelay: oakland.meanDelay + 1e-12 };

        assert.deepEqual(differences([near], [oakland]), []);
    });

    for (const key of ["flights", "late", "meanDelay", "longestDelay", "distance"] as const) {
        it(`are told where ${key} differs`, () => {
            const other = { ...oakland, [key]: oakland[key] + 1 };

            assert.deepEqual(differences([other], [oakland]), ["the figures of OAK differ"]);
        });
    }

    it("tell airports that are missing and that nobody flew from", () => {
        const found = [{ ...oakland, origin: "XXX" }];

        assert.deepEqual(differences(found, [oakland]), [
            "the figures of OAK differ",
            "XXX is in no flight",
        ]);
    });

    it("tell an airport that comes twice", () => {
        assert.deepEqual(differences([oakland, oakland], [oakland]), [
            "found 2 airports, expected 1",
        ]);
    });
});

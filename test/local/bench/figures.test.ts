import assert from "node:assert/strict";

import {
    checklistFigure,
    figureTable,
    previewFigures,
    secondUpFigure,
} from "../../../local/bench/figures.ts";

const floor = { wallSeconds: 2, seconds: 0.5, cpuSeconds: 0.4, maxRssMegabytes: 150 };

describe("bench figures", () => {
    it("hold a program to its limits beside the empty one", () => {
        const near = { ...floor, cpuSeconds: 1.9, maxRssMegabytes: 400 };
        const over = { ...floor, cpuSeconds: 2, maxRssMegabytes: 401 };

        const verdicts = (figures: ReturnType<typeof previewFigures>): (boolean | undefined)[] =>
            figures.map(({ isWithin }) => isWithin);

        assert.deepEqual(verdicts(previewFigures(near, floor)), [undefined, undefined, true, true]);
        assert.deepEqual(verdicts(previewFigures(over, floor)), [
            undefined,
            undefined,
            false,
            false,
        ]);
    });

    it("hold the checklist to 3 s of a preview", () => {
        const isWithin = (wallSeconds: number): boolean | undefined =>
            checklistFigure({ ...floor, wallSeconds }, floor).isWithin;

        assert.deepEqual([isWithin(5), isWithin(5.1)], [true, false]);
    });

    it("hold a second up to 1.3 times that of the charts alone", () => {
        const twice = secondUpFigure({ ...floor, wallSeconds: 4 }, floor);

        assert.equal(twice.compared, "x 2.00");
        assert.equal(twice.isWithin, false);
        assert.equal(secondUpFigure(floor, floor).isWithin, true);
    });

    it("stand under each other, with a word on what is over its limit", () => {
        const table = figureTable([secondUpFigure({ ...floor, wallSeconds: 4 }, floor)]);

        assert.match(table, /^ +platform {2}beside/);
        assert.match(
            table,
            /second up, nothing to change {2}4\.00 s .* x 2\.00 .* x 1\.30 {2}OVER$/,
        );
    });
});

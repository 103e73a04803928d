import { main } from "../main.ts";
import { phase, say } from "../progress.ts";
import { operate } from "../stack/pulumi.ts";
import { haveReadyStack } from "../stack/readyStack.ts";
import {
    type Figure,
    checklistFigure,
    figureTable,
    previewFigures,
    secondUpFigure,
} from "./figures.ts";
import { measure } from "./measure.ts";
import { haveMeasureStack } from "./stacks.ts";

/**
 * The bench itself. `--without-chart`: on a cluster where the platform is up already, its definitions and webhooks leave no room for
 * those of the charts alone.
 */
await main(async () => {
    const withChart = !process.argv.includes("--without-chart");
    const { stack } = await haveReadyStack(undefined);

    const chart = withChart ? await haveMeasureStack(stack, "chart") : undefined;
    const chartUp =
        chart === undefined
            ? undefined
            : await phase("the charts alone", async () => {
                  await operate(chart, ["up", "--yes", "--skip-preview"]);
                  const measured = await measure(chart, ["up", "--yes", "--expect-no-changes"]);
                  await operate(chart, ["destroy", "--yes", "--skip-preview"]);
                  return measured;
              });

    await phase("the platform", () => operate(stack, ["up", "--yes", "--skip-preview"]));
    const empty = await haveMeasureStack(stack, "empty");
    const floor = await phase("preview, empty program", () => measure(empty, ["preview"]));
    const preview = await phase("preview, platform", () => measure(stack, ["preview"]));
    const gated = await phase("preview past the checklist, platform", () =>
        measure(stack, ["preview", "--policy-pack", "policy"]),
    );
    const secondUp = await phase("second up, platform", () =>
        measure(stack, ["up", "--yes", "--expect-no-changes"]),
    );

    const figures: Figure[] = [
        ...previewFigures(preview, floor),
        checklistFigure(gated, preview),
        ...(chartUp === undefined ? [] : [secondUpFigure(secondUp, chartUp)]),
    ];
    say(`\n${figureTable(figures)}`);
    if (chartUp === undefined) {
        say(`second up: ${secondUp.wallSeconds.toFixed(1)} s; without the charts alone beside it`);
    }
});

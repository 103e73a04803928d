import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";

import { platformImages } from "../../stacks/plan/images.ts";
import { builtNames, buildWithDocker } from "../images/docker.ts";
import { haveImages, imageNames } from "../images/images.ts";
import { pushImage, registry } from "../images/push.ts";
import { main } from "../main.ts";
import { phase, say } from "../progress.ts";
import { Refusal } from "../refusal.ts";

interface Row {
    readonly name: string;
    readonly reference: string;
    readonly size: string;
    readonly time: string;
}

/**
 * `npm run images [-- --push REGISTRY]`: every image, built and perhaps copied into a registry.
 * `npm run images -- --docker`: those that no upstream provides, built by Docker on their official bases.
 */
await main(async () => {
    const { docker, push } = demand(process.argv.slice(2));
    if (docker) {
        for (const name of builtNames) {
            say(await buildWithDocker(name));
        }
        return;
    }
    const rows = await buildAll(push);
    say(table(rows));
    if (push !== undefined) {
        say(["", "To use them in a stack:", ...configCommands(rows)].join("\n"));
    }
});

async function buildAll(push: string | undefined): Promise<Row[]> {
    const rows: Row[] = [{ name: "name", reference: "reference", size: "size", time: "time" }];
    for (const name of imageNames) {
        const began = performance.now();
        for (const image of await haveImages([name])) {
            const seconds = (performance.now() - began) / 1000;
            const { size } = await stat(image.archive);
            const reference =
                push === undefined
                    ? image.reference
                    : await phase(`push ${name}`, () => pushImage(image, push));
            rows.push({
                name,
                reference,
                size: `${(size / 1e6).toFixed(0)} MB`,
                time: `${seconds.toFixed(1)} s`,
            });
        }
    }
    return rows;
}

/** What makes a stack run the pushed images; the others of the catalogue belong to the embedded node. */
function configCommands(rows: readonly Row[]): string[] {
    return rows
        .filter(({ name }) => platformImages.some((used) => used === name))
        .map(
            ({ name, reference }) =>
                `  pulumi config set --path images.references.${name} ${reference}`,
        );
}

interface Demand {
    readonly docker: boolean;
    readonly push: string | undefined;
}

function demand(args: string[]): Demand {
    try {
        const { values } = parseArgs({
            args,
            options: { docker: { type: "boolean", default: false }, push: { type: "string" } },
        });
        if (!values.docker || values.push === undefined) {
            const push = values.push === undefined ? undefined : registry(values.push);
            return { docker: values.docker, push };
        }
    } catch (error) {
        if (error instanceof Refusal) {
            throw error;
        }
    }
    throw new Refusal(
        `npm run images: found "${args.join(" ")}", required nothing, \`-- --push REGISTRY\` or \`-- --docker\``,
    );
}

/** Columns as wide as their widest cell; figures stand to the right. */
function table(rows: readonly Row[]): string {
    const width = (key: keyof Row): number => Math.max(...rows.map((row) => row[key].length));
    return rows
        .map((row) =>
            [
                row.name.padEnd(width("name")),
                row.reference.padEnd(width("reference")),
                row.size.padStart(width("size")),
                row.time.padStart(width("time")),
            ].join("  "),
        )
        .join("\n");
}

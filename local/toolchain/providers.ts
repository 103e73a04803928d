import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

import { havePlugins } from "../plugins/plugins.ts";
import { repository } from "../paths.ts";
import { say } from "../progress.ts";
import { Refusal } from "../refusal.ts";
import { attempt } from "../run.ts";
import { putFile, putLink } from "./files.ts";
import { isProgram } from "./find.ts";
import {
    type RequiredPlugin,
    installedPackages,
    requiredPlugins,
} from "./languageHost/packages.ts";
import { pluginDirectory, pulumiHome } from "./places.ts";
import { vendorReachable } from "./vendor.ts";

export type Providers = "vendor" | "standIn";

/** Remembers the choice: a stack made through one kind is not to meet the other half-way. `npm stop -- --purge` forgets it. */
const choiceFile = join(pulumiHome, "providers");

const downloadMilliseconds = 300_000;

/** Puts the provider plugins of the program's packages where the CLI finds them: all from the vendor, or all stand-ins. */
export async function haveProviders(pulumi: string): Promise<Providers> {
    const required = requiredPlugins(await installedPackages(repository));
    const providers = await choose(required, pulumi);
    await putFile(choiceFile, providers);
    return providers;
}

/** Which plugins this checkout has, if it has any yet. */
export async function chosenProviders(): Promise<Providers | undefined> {
    const text = await readFile(choiceFile, "utf8").catch(() => undefined);
    return text === "vendor" || text === "standIn" ? text : undefined;
}

async function choose(required: readonly RequiredPlugin[], pulumi: string): Promise<Providers> {
    const given = process.env["SPARKSTEAD_PLUGINS"];
    if (given !== undefined) {
        const absent = required.filter((plugin) => !isProgram(programIn(given, plugin)));
        if (absent.length > 0) {
            throw new Refusal(
                `SPARKSTEAD_PLUGINS=${given}: found no ${absent.map(folderOf).join(", ")}; ` +
                    "name a folder like ~/.pulumi/plugins that holds them, or unset it",
            );
        }
        await linkFrom(given, required);
        return "vendor";
    }
    if ((await chosenProviders()) !== "standIn" && (await takeFromVendor(required, pulumi))) {
        return "vendor";
    }
    await linkStandIns(required);
    return "standIn";
}

async function takeFromVendor(
    required: readonly RequiredPlugin[],
    pulumi: string,
): Promise<boolean> {
    const users = join(homedir(), ".pulumi", "plugins");
    for (const source of [pluginDirectory, users]) {
        if (required.every((plugin) => isProgram(programIn(source, plugin)))) {
            if (source === users) {
                await linkFrom(users, required);
            }
            return true;
        }
    }
    return (await vendorReachable()) && (await download(required, pulumi));
}

/** Downloads through the CLI itself; untried where this was written. */
async function download(required: readonly RequiredPlugin[], pulumi: string): Promise<boolean> {
    for (const { name, version } of required) {
        const { code, stderr } = await attempt(
            pulumi,
            ["plugin", "install", "resource", name, version],
            { env: { PULUMI_HOME: pulumiHome }, timeout: downloadMilliseconds },
        );
        if (code !== 0) {
            say(`  the plugin ${name} ${version} could not be downloaded: ${stderr.trim()}`);
            return false;
        }
    }
    return true;
}

async function linkStandIns(required: readonly RequiredPlugin[]): Promise<void> {
    const standIns = await havePlugins();
    for (const plugin of required) {
        const standIn = standIns.find(
            ({ name, version }) => name === plugin.name && version === plugin.version,
        );
        if (standIn === undefined) {
            throw new Refusal(
                `the plugin ${plugin.name} ${plugin.version} is not among the stand-ins (${standIns.map(({ name, version }) => `${name} ${version}`).join(", ")}); ` +
                    "give the vendor's plugins with SPARKSTEAD_PLUGINS",
            );
        }
        await putLink(programIn(pluginDirectory, plugin), standIn.binary);
    }
}

async function linkFrom(source: string, required: readonly RequiredPlugin[]): Promise<void> {
    for (const plugin of required) {
        await putLink(programIn(pluginDirectory, plugin), programIn(source, plugin));
    }
}

function folderOf({ name, version }: RequiredPlugin): string {
    return `resource-${name}-v${version}`;
}

function programIn(directory: string, plugin: RequiredPlugin): string {
    return join(directory, folderOf(plugin), `pulumi-resource-${plugin.name}`);
}

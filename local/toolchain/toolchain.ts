import { delimiter, join } from "node:path";

import { repository } from "../paths.ts";
import { haveNoAutomaticLog } from "./automaticLog.ts";
import { pathEntries, pulumiEnvironment, shellText } from "./environment.ts";
import { putFile } from "./files.ts";
import { isProgram } from "./find.ts";
import { haveHelm, haveKubectl } from "./kubernetesClients.ts";
import { haveLanguageHost } from "./languageHost.ts";
import { haveBackend } from "./passphrase.ts";
import { binDirectory, devConfigFile, pulumiHome, shellFile } from "./places.ts";
import { type Providers, chosenProviders, haveProviders } from "./providers.ts";
import { havePulumi } from "./pulumiCli.ts";
import { pulumiWrapper } from "./pulumiWrapper.ts";

/** The programs that raise and look at a stack, each given, downloaded or built. */
export interface Toolchain {
    readonly pulumi: string;
    readonly kubectl: string;
    readonly helm: string;
    readonly pulumiHome: string;
    readonly providers: Providers;

    /** What to add to the environment of a process that uses them. */
    readonly environment: Readonly<Record<string, string>>;
}

/** Finds or makes every program. Builds run one after the other: each alone keeps two cores busy. */
export async function haveToolchain(): Promise<Toolchain> {
    const pulumi = await havePulumi();
    await haveLanguageHost(pulumi);
    const providers = await haveProviders(pulumi);
    await haveBackend();
    await haveNoAutomaticLog();
    await haveKubectl();
    await haveHelm();
    await putFile(
        command("pulumi"),
        pulumiWrapper({ cli: pulumi, repository, stack: "dev", configFile: devConfigFile }),
        0o755,
    );
    return toolchain(pulumi, providers);
}

/** The toolchain that an earlier run has made; makes nothing. */
export async function presentToolchain(): Promise<Toolchain | undefined> {
    const providers = await chosenProviders();
    return providers !== undefined && isProgram(command("pulumi"))
        ? toolchain(command("pulumi"), providers)
        : undefined;
}

function toolchain(pulumi: string, providers: Providers): Toolchain {
    return {
        pulumi,
        kubectl: command("kubectl"),
        helm: command("helm"),
        pulumiHome,
        providers,
        environment: {
            ...pulumiEnvironment(providers),
            PATH: [...pathEntries(process.execPath), process.env["PATH"]].join(delimiter),
        },
    };
}

function command(name: string): string {
    return join(binDirectory, name);
}

/** Writes the file to source. */
export async function writeShellFile(providers: Providers, kubeconfig: string): Promise<void> {
    const environment = { ...pulumiEnvironment(providers), KUBECONFIG: kubeconfig };
    await putFile(shellFile, shellText(environment, pathEntries(process.execPath)));
}

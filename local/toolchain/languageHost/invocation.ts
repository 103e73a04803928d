import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** A process that the language host starts. */
export interface Invocation {
    readonly command: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly environment: Readonly<Record<string, string>>;
}

/** What Pulumi.yaml or PulumiPolicy.yaml say under `runtime.options`. */
export type RuntimeOptions = Readonly<Record<string, unknown>>;

/** What the engine hands over to run a program. */
export interface ProgramRun {
    readonly monitor: string;
    readonly engine: string;
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    readonly pwd: string;
    readonly rootDirectory: string;
    readonly programDirectory: string;
    readonly entryPoint: string;
    readonly dryRun: boolean;
    readonly parallel: number;
    readonly args: readonly string[];
    readonly config: Readonly<Record<string, string>>;
    readonly configSecretKeys: readonly string[];
    readonly options: RuntimeOptions;
}

/** What the engine hands over to run a policy pack or a provider written for Node. */
export interface PluginRun {
    readonly kind: string;
    readonly pwd: string;
    readonly programDirectory: string;
    readonly args: readonly string[];
    /** Lines `KEY=value`. */
    readonly env: readonly string[];
    readonly options: RuntimeOptions;
}

/** The process that runs a program; flags as `@pulumi/pulumi/cmd/run` documents them. */
export function programInvocation(run: ProgramRun): Invocation {
    const flags = {
        monitor: run.monitor,
        engine: run.engine,
        organization: run.organization,
        project: run.project,
        "root-directory": run.rootDirectory,
        stack: run.stack,
        pwd: run.pwd,
        parallel: String(run.parallel),
    };
    return {
        command: process.execPath,
        args: [
            ...nodeArguments(run.options),
            entryOf("run", run.programDirectory),
            ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
            ...(run.dryRun ? ["--dry-run"] : []),
            resolve(run.programDirectory, run.entryPoint === "" ? "." : run.entryPoint),
            ...run.args,
        ],
        cwd: run.pwd,
        environment: {
            ...compilerEnvironment(run.options),
            PULUMI_CONFIG: JSON.stringify(run.config),
            PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.configSecretKeys),
        },
    };
}

/** The process that runs a plugin. A policy pack is run in its own folder, where its package.json is. */
export function pluginInvocation(run: PluginRun): Invocation {
    const isPolicyPack = run.kind === "analyzer";
    const entry = entryOf(isPolicyPack ? "run-policy-pack" : "run-plugin", run.programDirectory);
    return {
        command: process.execPath,
        args: [
            ...nodeArguments(run.options),
            entry,
            ...(isPolicyPack
                ? [...run.args, run.programDirectory]
                : [run.programDirectory, ...run.args]),
        ],
        cwd: isPolicyPack ? run.programDirectory : run.pwd,
        environment: { ...environmentOf(run.env), ...compilerEnvironment(run.options) },
    };
}

/** The SDK's launcher, taken from the program's own dependencies so that both load one SDK. */
function entryOf(launcher: string, programDirectory: string): string {
    try {
        return createRequire(join(programDirectory, "package.json")).resolve(
            `@pulumi/pulumi/cmd/${launcher}`,
        );
    } catch {
        throw new Error(
            `${programDirectory}: found no @pulumi/pulumi that it could load; install its dependencies with npm ci`,
        );
    }
}

/** TypeScript is compiled by the SDK unless the options say no: the default of Pulumi.yaml. */
function compilerEnvironment(options: RuntimeOptions): Record<string, string> {
    const tsconfig = options["tsconfig"];
    return {
        PULUMI_NODEJS_TYPESCRIPT: String(options["typescript"] !== false),
        ...(typeof tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig } : {}),
    };
}

function nodeArguments(options: RuntimeOptions): string[] {
    const text = options["nodeargs"];
    return typeof text === "string" ? text.split(/\s+/).filter((word) => word !== "") : [];
}

function environmentOf(lines: readonly string[]): Record<string, string> {
    return Object.fromEntries(
        lines.map((line) => {
            const separator = line.indexOf("=");
            return [line.slice(0, separator), line.slice(separator + 1)];
        }),
    );
}

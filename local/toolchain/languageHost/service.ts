import * as grpc from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb.js";
import language from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";

import { endAll, ended, start } from "./children.ts";
import { type RuntimeOptions, pluginInvocation, programInvocation } from "./invocation.ts";
import { type RequiredPlugin, installedPackages, requiredPlugins } from "./packages.ts";

/** With this code the SDK says that it has told the user already (`@pulumi/pulumi/cmd/run`). */
const alreadyReported = 32;

/**
 * The engine's view of Node programs: `pulumirpc.LanguageRuntime` as far as a program and policy packs need it. What is left
 * out (generating programs and SDKs) is answered with UNIMPLEMENTED by gRPC itself.
 */
export function languageRuntime(version: string, engineArgument: string): Service {
    let engine = engineArgument;
    return {
        handshake: unary((request) => {
            engine = request.getEngineAddress();
            return new language.LanguageHandshakeResponse();
        }),

        getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),

        getRequiredPackages: unary(async (request) => {
            const packages = await installedPackages(programOf(request).getProgramDirectory());
            return new language.GetRequiredPackagesResponse().setPackagesList(
                requiredPlugins(packages).map(packageDependency),
            );
        }),

        getProgramDependencies: unary(async (request) => {
            const packages = await installedPackages(programOf(request).getProgramDirectory());
            return new language.GetProgramDependenciesResponse().setDependenciesList(
                packages
                    .filter(({ direct }) => direct || request.getTransitivedependencies())
                    .map(({ name, version }) =>
                        new language.DependencyInfo().setName(name).setVersion(version),
                    ),
            );
        }),

        run: unary(async (request) => run(request, engine)),
        runPlugin,
        installDependencies,

        about: unary(() =>
            new language.AboutResponse()
                .setExecutable(process.execPath)
                .setVersion(process.version),
        ),
        runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
        template: unary(() => new language.TemplateResponse()),
        cancel: unary(() => {
            endAll();
            return new empty.Empty();
        }),
    };
}

type Served =
    | "handshake"
    | "getPluginInfo"
    | "getRequiredPackages"
    | "getProgramDependencies"
    | "run"
    | "runPlugin"
    | "installDependencies"
    | "about"
    | "runtimeOptionsPrompts"
    | "template"
    | "cancel";

type Service = { readonly [Method in Served]: ILanguageRuntimeServer[Method] };

async function run(request: language.RunRequest, engine: string): Promise<language.RunResponse> {
    const program = programOf(request);
    const child = start(
        programInvocation({
            engine,
            monitor: request.getMonitorAddress(),
            organization: request.getOrganization(),
            project: request.getProject(),
            stack: request.getStack(),
            pwd: request.getPwd(),
            rootDirectory: program.getRootDirectory(),
            programDirectory: program.getProgramDirectory(),
            entryPoint: program.getEntryPoint(),
            dryRun: request.getDryrun(),
            parallel: request.getParallel(),
            args: request.getArgsList(),
            config: Object.fromEntries(request.getConfigMap().toArray()),
            configSecretKeys: request.getConfigsecretkeysList(),
            options: optionsOf(program),
        }),
        "inherit",
    );
    const { code, fault } = await ended(child);
    const response = new language.RunResponse();
    if (code === alreadyReported) {
        return response.setBail(true);
    }
    return code === 0 ? response : response.setError(`the program's process ${fault}`);
}

function runPlugin(
    call: grpc.ServerWritableStream<language.RunPluginRequest, language.RunPluginResponse>,
): void {
    const { request } = call;
    const program = programOf(request);
    stream(call, async () => {
        const child = start(
            pluginInvocation({
                kind: request.getKind(),
                pwd: request.getPwd(),
                programDirectory: program.getProgramDirectory(),
                args: request.getArgsList(),
                env: request.getEnvList(),
                options: optionsOf(program),
            }),
            "pipe",
        );
        child.stdout?.on("data", (chunk: Buffer) => {
            call.write(new language.RunPluginResponse().setStdout(chunk));
        });
        child.stderr?.on("data", (chunk: Buffer) => {
            call.write(new language.RunPluginResponse().setStderr(chunk));
        });
        // The engine ends a plugin by giving up the call.
        call.once("cancelled", () => child.kill());
        const { code } = await ended(child);
        call.write(new language.RunPluginResponse().setExitcode(code));
    });
}

/** `pulumi install`. The bootstrap installs this repository's own dependencies; this serves other folders. */
function installDependencies(
    call: grpc.ServerWritableStream<
        language.InstallDependenciesRequest,
        language.InstallDependenciesResponse
    >,
): void {
    stream(call, async () => {
        const directory = programOf(call.request).getProgramDirectory();
        const child = start(
            { command: "npm", args: ["install"], cwd: directory, environment: {} },
            "pipe",
        );
        child.stdout?.on("data", (chunk: Buffer) => {
            call.write(new language.InstallDependenciesResponse().setStdout(chunk));
        });
        child.stderr?.on("data", (chunk: Buffer) => {
            call.write(new language.InstallDependenciesResponse().setStderr(chunk));
        });
        const { code, fault } = await ended(child);
        if (code !== 0) {
            throw new Error(`npm install in ${directory} ${fault}`);
        }
    });
}

function packageDependency(required: RequiredPlugin): plugin.PackageDependency {
    const dependency = new plugin.PackageDependency()
        .setName(required.name)
        .setKind("resource")
        .setVersion(required.version)
        .setServer(required.server);
    const { parameterization } = required;
    if (parameterization === undefined) {
        return dependency;
    }
    return dependency.setParameterization(
        new plugin.PackageParameterization()
            .setName(parameterization.name)
            .setVersion(parameterization.version)
            .setValue(parameterization.value),
    );
}

function programOf(request: { getInfo(): language.ProgramInfo | undefined }): language.ProgramInfo {
    const program = request.getInfo();
    if (program === undefined) {
        throw new Error("the engine named no program; it is older than this language host knows");
    }
    return program;
}

function optionsOf(program: language.ProgramInfo): RuntimeOptions {
    return program.getOptions()?.toJavaScript() ?? {};
}

function unary<Request, Response>(
    answer: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        Promise.resolve(call.request)
            .then(answer)
            .then(
                (response) => {
                    callback(null, response);
                },
                (error: unknown) => {
                    callback({ code: grpc.status.UNKNOWN, details: messageOf(error) });
                },
            );
    };
}

function stream<Request, Response>(
    call: grpc.ServerWritableStream<Request, Response>,
    work: () => Promise<void>,
): void {
    work().then(
        () => {
            call.end();
        },
        (error: unknown) => {
            call.emit("error", { code: grpc.status.UNKNOWN, details: messageOf(error) });
        },
    );
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

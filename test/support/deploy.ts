import * as pulumi from "@pulumi/pulumi";

import { type Child, type Registered, type RegisteredOptions, World } from "./world.ts";

// A provider takes from the environment what its arguments leave open: golden files would differ from shell to shell.
for (const name of Object.keys(process.env).filter((name) =>
    /^(KUBECONFIG|PULUMI_K8S_)/.test(name),
)) {
    Reflect.deleteProperty(process.env, name);
}

export const kubeSystemUid = "11111111-2222-4333-8444-555555555555";

/** What the cluster answers beside what the program said, by the type of the resource. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Settings {
    readonly stack?: string;
    readonly answers?: Answers;
}

/** Runs a program on Pulumi's mocks and returns what it registered. */
export async function deploy(
    program: () => unknown,
    { stack = "dev", answers = {} }: Settings = {},
): Promise<World> {
    const recorder = new Recorder(answers);
    await pulumi.runtime.setMocks(recorder, "sparkstead", stack, false);
    recorder.listen();
    await program();
    await pulumi.runtime.disconnect();
    return new World(recorder.resources);
}

/** The value of an output; rejects with the error that the output failed with, which `apply` alone would never tell. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return (output as unknown as { promise(): Promise<T> }).promise();
}

type Inputs = Record<string, unknown>;

/** The part of a registration that Pulumi's mocks do not hand on (pulumirpc.RegisterResourceRequest). */
interface Request {
    getParent(): string;
    getProvider(): string;
    getDependenciesList(): string[];
    getReplaceonchangesList(): string[];
    getIgnorechangesList(): string[];
    getDeletebeforereplace(): boolean;
    getCustomtimeouts(): { getCreate(): string } | undefined;
}

interface Monitor {
    registerResource(request: Request, callback: unknown): Promise<void>;
}

/** A cluster and providers that agree to everything. */
class Recorder implements pulumi.runtime.Mocks {
    readonly resources: Registered[] = [];
    readonly #answers: Answers;
    #request: Request | undefined;

    constructor(answers: Answers) {
        this.#answers = {
            "kubernetes:core/v1:Namespace": {
                metadata: { name: "kube-system", uid: kubeSystemUid },
            },
            ...answers,
        };
    }

    /** The mock monitor calls newResource before it awaits anything, so the last request is the one that it is about. */
    listen(): void {
        const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
        const register = monitor.registerResource.bind(monitor);
        monitor.registerResource = (request, callback) => {
            this.#request = request;
            return register(request, callback);
        };
    }

    newResource({
        type,
        name,
        id,
        custom = false,
        ...args
    }: pulumi.runtime.MockResourceArgs): pulumi.runtime.MockResourceResult {
        const request = this.#request;
        const sent = args.inputs as Inputs;
        if (request === undefined || (id !== undefined && id !== "")) {
            return { id, state: { ...sent, ...this.#answers[type] } };
        }
        this.resources.push({
            urn: `${typeAndName(request.getParent(), "$")}${type}::${name}`,
            type,
            name,
            custom,
            inputs: withSecrets(sent) as Inputs,
            options: optionsOf(request, args.transforms ?? []),
        });
        return {
            id: `${name}-id`,
            state: { ...outputsOf(type, name, sent), ...this.#answerFor(type) },
        };
    }

    call({ inputs }: pulumi.runtime.MockCallArgs): Inputs {
        return inputs as Inputs;
    }

    #answerFor(type: string): Inputs {
        return type === "kubernetes:core/v1:Namespace" ? {} : { ...this.#answers[type] };
    }
}

/** "urn:pulumi:dev::sparkstead::a$b::name" as "b::name", and as nothing for the stack itself. */
function typeAndName(urn: string, end = ""): string {
    const [, , types = "", name = ""] = urn.split("::");
    const type = types.split("$").at(-1) ?? "";
    return type === "" || type === "pulumi:pulumi:Stack" ? "" : `${type}::${name}${end}`;
}

function optionsOf(
    request: Request,
    transforms: readonly pulumi.ResourceTransform[],
): RegisteredOptions {
    return {
        parent: typeAndName(request.getParent()),
        dependsOn: request.getDependenciesList().map((urn) => typeAndName(urn)),
        provider: typeAndName(request.getProvider().replace(/::[^:]*$/, "")).replace(/^.*::/, ""),
        replaceOnChanges: request.getReplaceonchangesList(),
        ignoreChanges: request.getIgnorechangesList(),
        deleteBeforeReplace: request.getDeletebeforereplace(),
        createTimeout: request.getCustomtimeouts()?.getCreate() ?? "",
        child: async (type, props) => {
            let child: Child = { props, ignoreChanges: [] };
            for (const transform of transforms) {
                const args = { type, name: "child", custom: true, props: child.props, opts: {} };
                const made = await transform(args);
                if (made !== undefined) {
                    child = {
                        props: await valueOf(pulumi.output(made.props)),
                        ignoreChanges: [...child.ignoreChanges, ...(made.opts.ignoreChanges ?? [])],
                    };
                }
            }
            return child;
        },
    };
}

/** The names and values that a provider would make up. */
function outputsOf(type: string, name: string, inputs: Inputs): Inputs {
    if (type.startsWith("random:")) {
        return { ...inputs, result: generated(name) };
    }
    const { metadata } = inputs as { metadata?: Inputs };
    return metadata === undefined
        ? inputs
        : { ...inputs, metadata: { name: `${name}-auto`, ...metadata } };
}

/** What stands for the random value of a resource. */
export function generated(name: string): string {
    return `generated-for-${name}`;
}

/** Marker by which Pulumi carries a secret in a mock's inputs. */
const signature = "4dabf18193072939515e22adb298388d";

function withSecrets(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withSecrets);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (signature in value) {
        return { secret: withSecrets((value as { value?: unknown }).value) };
    }
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, withSecrets(inner)]),
    );
}

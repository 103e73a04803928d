import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** An installed npm package that a program can import. */
export interface InstalledPackage {
    readonly name: string;
    readonly version: string;
    readonly directory: string;
    /** The package asks for itself, not through another one. */
    readonly direct: boolean;
    readonly manifest: Manifest;
}

/** A provider plugin that a package stands for. */
export interface RequiredPlugin {
    readonly name: string;
    /** Without a leading "v": the engine adds it to the folder it looks for. */
    readonly version: string;
    readonly server: string;
    readonly parameterization: Parameterization | undefined;
}

interface Parameterization {
    readonly name: string;
    readonly version: string;
    /** Base64. */
    readonly value: string;
}

/** The fields of package.json that matter here; `pulumi` is described at https://www.pulumi.com/docs/iac/packages-and-automation/. */
interface Manifest {
    readonly name?: string;
    readonly version?: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly pulumi?: {
        readonly resource?: boolean;
        readonly name?: string;
        readonly version?: string;
        readonly server?: string;
        readonly parameterization?: Parameterization;
    };
}

/** Everything that the program in a folder depends on and that is installed, as Node would resolve it. */
export async function installedPackages(program: string): Promise<InstalledPackage[]> {
    const root = await nearestManifest(program);
    if (root === undefined) {
        return [];
    }
    const found = new Map<string, InstalledPackage>();
    const queue = [{ ...root, direct: true }];
    for (let owner = queue.shift(); owner !== undefined; owner = queue.shift()) {
        for (const name of Object.keys(owner.manifest.dependencies ?? {})) {
            const dependency = await resolvePackage(name, owner.directory);
            if (dependency === undefined || found.has(dependency.directory)) {
                continue;
            }
            found.set(dependency.directory, {
                ...dependency,
                name,
                version: dependency.manifest.version ?? "",
                direct: owner.direct,
            });
            queue.push({ ...dependency, direct: false });
        }
    }
    return [...found.values()].sort((left, right) => left.name.localeCompare(right.name));
}

/** The provider plugins that the packages need, each version once. */
export function requiredPlugins(packages: readonly InstalledPackage[]): RequiredPlugin[] {
    const plugins = new Map<string, RequiredPlugin>();
    for (const { name, version, manifest } of packages) {
        if (manifest.pulumi?.resource !== true) {
            continue;
        }
        const plugin = {
            name: manifest.pulumi.name ?? name.replace(/^@[^/]+\//, ""),
            version: (manifest.pulumi.version ?? version).replace(/^v/, ""),
            server: manifest.pulumi.server ?? "",
            parameterization: manifest.pulumi.parameterization,
        };
        plugins.set(JSON.stringify(plugin), plugin);
    }
    return [...plugins.values()];
}

interface Located {
    readonly directory: string;
    readonly manifest: Manifest;
}

async function nearestManifest(directory: string): Promise<Located | undefined> {
    for (const candidate of ancestors(directory)) {
        const manifest = await readManifest(candidate);
        if (manifest !== undefined) {
            return { directory: candidate, manifest };
        }
    }
    return undefined;
}

/** Looks where Node looks; `require.resolve` would refuse packages whose exports leave package.json out. */
async function resolvePackage(name: string, from: string): Promise<Located | undefined> {
    for (const ancestor of ancestors(from)) {
        const directory = join(ancestor, "node_modules", name);
        const manifest = await readManifest(directory);
        if (manifest !== undefined) {
            return { directory, manifest };
        }
    }
    return undefined;
}

async function readManifest(directory: string): Promise<Manifest | undefined> {
    const text = await readFile(join(directory, "package.json"), "utf8").catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as Manifest);
}

function* ancestors(directory: string): Generator<string> {
    yield directory;
    for (let parent = dirname(directory); parent !== directory; parent = dirname(directory)) {
        yield parent;
        directory = parent;
    }
}

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

import type { Registered, World } from "./world.ts";

/** Where what was reviewed lies; UPDATE_GOLDEN=1 writes it anew. */
export const goldenDirectory = join(import.meta.dirname, "..", "golden");

/** Compares a set of files with what was reviewed, by name and text. */
export function assertGolden(set: string, files: Readonly<Record<string, string>>): void {
    const directory = join(goldenDirectory, set);
    if (process.env["UPDATE_GOLDEN"] === "1") {
        rmSync(directory, { recursive: true, force: true });
        mkdirSync(directory, { recursive: true });
        for (const [name, text] of Object.entries(files)) {
            writeFileSync(join(directory, name), text);
        }
    }
    const reviewed = Object.fromEntries(
        readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), "utf8")]),
    );
    assert.deepEqual(
        files,
        reviewed,
        `test/golden/${set}: if this is meant, npm run test:golden:update`,
    );
}

/** Files that show a world: a file for each component with what it made, and a list of every identity. */
export function filesOf({ resources }: World): Readonly<Record<string, string>> {
    const documents = new Map<string, string[]>();
    for (const resource of resources) {
        const file = fileOf(resource);
        documents.set(file, [...(documents.get(file) ?? []), document(resource)]);
    }
    const files = [...documents].map(
        ([file, texts]) => [file, texts.sort().join("---\n")] as const,
    );
    const urns = resources.map(({ urn }) => `${urn}\n`).sort();
    return Object.fromEntries([...files, ["urns.txt", urns.join("")]]);
}

/** "sparkstead:objectStore:MinioObjectStore::store" as "MinioObjectStore-store.yaml". */
function fileOf({ options }: Registered): string {
    const [component = "", name = ""] = options.parent.split("::");
    return name === "" ? "stack.yaml" : `${component.split(":").at(-1) ?? ""}-${name}.yaml`;
}

function document({ urn, inputs, options }: Registered): string {
    const { dependsOn, replaceOnChanges, ignoreChanges, provider } = options;
    const shown = {
        urn,
        ...(provider !== "" && { provider }),
        ...(dependsOn.length > 0 && { dependsOn: [...dependsOn].sort() }),
        ...(replaceOnChanges.length > 0 && { replaceOnChanges }),
        ...(ignoreChanges.length > 0 && { ignoreChanges }),
        inputs: masked(inputs),
    };
    return `# ${urn.split("::").at(-1) ?? ""}\n${stringify(shown, { lineWidth: 0, sortMapEntries: true, aliasDuplicateObjects: false })}`;
}

/** What stands for a secret value in a golden file. */
export const mask = "(masked)";

function masked(value: unknown, secret = false): unknown {
    if (Array.isArray(value)) {
        return value.map((inner) => masked(inner, secret));
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
                key,
                masked(inner, secret || key === "secret"),
            ]),
        );
    }
    return secret ? mask : value;
}

import { type StackExport, type StateResource, logicalName, resourcesOf } from "./stackState.ts";

/** A secret that the stack drew by itself. The value is for comparing alone: evidence names its owner. */
export interface GeneratedValue {
    /** "RandomPassword lake-root". */
    readonly owner: string;
    readonly value: string;
}

/** What Pulumi marks a secret by in a state. @source sdk/go/common/resource/sig, SecretSig */
const secretMark = {
    key: "4dabf18193072939515e22adb298388d",
    id: "1b47061264138c4ac30d75fd1eb44270",
};

/** Shorter ones would be found in innocent words. */
const leastLength = 8;

/** Every secret of @pulumi/random in a revealed state. */
export function generatedValues(revealed: StackExport): readonly GeneratedValue[] {
    return resourcesOf(revealed)
        .filter(({ type }) => type.startsWith("random:"))
        .flatMap((resource) =>
            Object.values(resource.outputs ?? {})
                .map(secretText)
                .filter((value) => value !== undefined && value.length >= leastLength)
                .map((value) => ({ owner: ownerOf(resource), value: value ?? "" })),
        );
}

function ownerOf(resource: StateResource): string {
    return `${resource.type.split(":").at(-1) ?? ""} ${logicalName(resource)}`;
}

function secretText(value: unknown): string | undefined {
    const { [secretMark.key]: mark, plaintext } = (value ?? {}) as Record<string, unknown>;
    if (mark !== secretMark.id || typeof plaintext !== "string") {
        return undefined;
    }
    const text = JSON.parse(plaintext) as unknown;
    return typeof text === "string" ? text : undefined;
}

import type { Drift, UploadedFile } from "../../contracts/content.ts";
import { sha256Attribute } from "./scripts.ts";

/** What look.sh found in place of what was declared; undefined where the store did not answer for every key. */
export function bucketDrift(
    answer: string,
    prefixes: readonly string[],
    files: readonly UploadedFile[],
): Drift | undefined {
    const answers = new Map(
        [...answer.matchAll(/^(\S+) (.*)$/gm)].map(([, key = "", json = ""]) => [key, json]),
    );
    const found = [
        ...prefixes.map((key) => [key, objectOf(answers.get(key))] as const),
        ...files.map(({ path, sha256 }) => [path, objectOf(answers.get(path), sha256)] as const),
    ];
    return found.some(([, state]) => state === "unknown")
        ? undefined
        : Object.fromEntries(found.filter(([, state]) => state !== "as declared"));
}

type State = "as declared" | "missing" | "another content" | "unknown";

function objectOf(json: string | undefined, sha256?: string): State {
    const texts = (json ?? "").split(/(?<=\})(?=\{"status")/).filter((text) => text !== "");
    const [first, ...more] = texts.map((text) => JSON.parse(text) as MinioAnswer);
    if (first === undefined || more.length > 0) {
        return "unknown";
    }
    if (first.status !== "success") {
        return first.error?.cause?.message === "Object does not exist" ? "missing" : "unknown";
    }
    return sha256 === undefined || sha256Of(first) === sha256 ? "as declared" : "another content";
}

/** The part of mc's answers that we read. Beside "Object does not exist" it says what else went wrong, if something did. */
interface MinioAnswer {
    readonly status: string;
    readonly metadata?: Readonly<Record<string, string>>;
    readonly error?: { readonly cause?: { readonly message?: string } };
}

function sha256Of({ metadata = {} }: MinioAnswer): string | undefined {
    return Object.entries(metadata).find(
        ([key]) => key.toLowerCase() === `x-amz-meta-${sha256Attribute}`,
    )?.[1];
}

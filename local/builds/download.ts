import { createHash, type Hash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";

import { Refusal } from "../refusal.ts";

/** Writes what a URL serves to a file; refuses other content than the pinned. */
export async function fetchFile(url: string, file: string, sha256: string): Promise<void> {
    const hash = createHash("sha256");
    const { body } = await get(url);
    try {
        // The DOM's and Node's types of the same stream differ.
        await pipeline(
            Readable.fromWeb(body as ReadableStream),
            hashing(hash),
            createWriteStream(file),
        );
    } catch (error) {
        throw new Refusal(`${shown(url)}: broke off (${String(error)}); run this again`);
    }
    const found = hash.digest("hex");
    if (found !== sha256) {
        throw new Refusal(
            `${shown(url)}: found sha256 ${found}, required ${sha256}; what the registry serves is not what was pinned`,
        );
    }
}

/** A step of a pipeline that passes everything on and adds it to a hash. */
function hashing(hash: Hash): (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer> {
    return async function* (chunks) {
        for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
        }
    };
}

/** What a URL answers, if it answers well. */
export async function get(url: string): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(shown(url), { headers: credentials(url) });
    } catch (error) {
        const { cause } = error as { cause?: Error };
        throw new Refusal(
            `${shown(url)}: no answer (${cause?.message ?? String(error)}); check the network, then run this again`,
        );
    }
    if (!response.ok) {
        throw new Refusal(
            `${shown(url)}: found HTTP ${String(response.status)}, required 200; check the registry, then run this again`,
        );
    }
    return response;
}

/** The address without the name and password that a mirror's may hold: fetch refuses them there, and nobody else shall read them. */
export function shown(url: string): string {
    return url.replace(/^(\w+:\/\/)[^/@]*@/, "$1");
}

function credentials(url: string): Record<string, string> {
    const { username, password } = new URL(url);
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return pair === ":" ? {} : { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

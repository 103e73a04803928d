import * as pulumi from "@pulumi/pulumi";

import { decodeConfig } from "./decode.ts";
import type { PlatformConfig } from "./schema.ts";

/** The config of the running stack. Values of Pulumi's config are texts; objects come as JSON. */
export function readConfig(): PlatformConfig {
    const prefix = `${pulumi.getProject()}:`;
    const raw = Object.entries(pulumi.runtime.allConfig())
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), parsed(value)] as const);
    return decodeConfig(Object.fromEntries(raw));
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}

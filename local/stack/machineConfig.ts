import { parse, stringify } from "yaml";

import { platformImages } from "../../stacks/plan/images.ts";

/** What only this machine knows of a stack. */
export interface MachineFacts {
    /** Salt that goes with the passphrase; Pulumi keeps it beside the config. */
    readonly encryptionSalt: string;
    readonly cluster: {
        readonly context: string;
        readonly identity: string;
        readonly kubeconfig: string;
    };

    /** Reference of each image on the cluster's nodes, by its name in the catalogue. */
    readonly imageReferences: Readonly<Record<string, string>>;

    /** Folder of the Spark operator's chart, where upstream's chart repository is not used. */
    readonly operatorChart: string | undefined;
}

/** Texts of the files involved. */
export interface ConfigTexts {
    /** The stack's config as committed. */
    readonly committed: string;

    /** This machine's copy; `pulumi config set` in the sourced shell writes to it. */
    readonly copy: string | undefined;

    /** The copy as we last wrote it: what differs from it is the user's. */
    readonly lastWritten: string | undefined;
}

type Values = Record<string, unknown>;

/**
 * Text of this machine's copy of a stack's config. What was built here gives way to the committed config, that to what the user
 * has set in the copy; only which cluster it is cannot be overruled, since the runner has just chosen it.
 */
export function machineConfig(texts: ConfigTexts, facts: MachineFacts): string {
    const users = changed(valuesOf(texts.lastWritten), valuesOf(texts.copy));
    const config = [built(facts), valuesOf(texts.committed), users, chosen(facts)].reduce(layered);
    return stringify({ encryptionsalt: facts.encryptionSalt, config });
}

// The keys under which stacks/config reads a machine's facts are named in these two functions and nowhere else.

function built({ imageReferences, operatorChart }: MachineFacts): Values {
    const references = Object.fromEntries(
        Object.entries(imageReferences).filter(([name]) =>
            platformImages.some((image) => image === name),
        ),
    );
    return {
        "sparkstead:images": { references },
        ...(operatorChart !== undefined && {
            "sparkstead:sparkOperator": { chart: operatorChart },
        }),
    };
}

function chosen({ cluster }: MachineFacts): Values {
    return { "sparkstead:kubernetes": cluster };
}

/** Values with others over them, object by object. */
function layered(below: Values, above: Values): Values {
    const both = { ...below };
    for (const [key, value] of Object.entries(above)) {
        const under = both[key];
        both[key] = isObject(under) && isObject(value) ? layered(under, value) : value;
    }
    return both;
}

/** What of `after` is not so in `before`, object by object. */
function changed(before: Values, after: Values): Values {
    const differing: Values = {};
    for (const [key, value] of Object.entries(after)) {
        const old = before[key];
        if (isObject(old) && isObject(value)) {
            const inner = changed(old, value);
            if (Object.keys(inner).length > 0) {
                differing[key] = inner;
            }
        } else if (JSON.stringify(old) !== JSON.stringify(value)) {
            differing[key] = value;
        }
    }
    return differing;
}

function valuesOf(text: string | undefined): Values {
    const document: unknown = text === undefined ? undefined : parse(text);
    const config = isObject(document) ? document["config"] : undefined;
    return isObject(config) ? config : {};
}

function isObject(value: unknown): value is Values {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

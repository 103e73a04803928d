import { Decrypted } from "../config/decrypted.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { names } from "./names.ts";

/** By which Secrets of its own namespace a pod pulls its image. */
export interface PullSecrets {
    readonly pullSecrets: readonly string[];

    /** The one of them that the platform makes in each of its namespaces; the others exist before it. */
    readonly madePullSecret: string | undefined;
}

const key = "sparkstead:images.registryCredentials";

const remedy =
    "required is the text of a Docker config.json: pulumi config set --secret --path images.registryCredentials < config.json";

/** Nothing of the credentials themselves is planned: the plan is published in plain text. */
export function planPullSecrets({ pullSecrets, registryCredentials }: PlatformConfig["images"]): {
    readonly secrets: PullSecrets;
    readonly faults: readonly Fault[];
} {
    if (registryCredentials === undefined) {
        return { secrets: { pullSecrets, madePullSecret: undefined }, faults: [] };
    }
    const made = names.registrySecret;
    return {
        secrets: { pullSecrets: [made, ...pullSecrets], madePullSecret: made },
        faults: [
            ...credentialFaults(registryCredentials).map((problem) => ({ key, problem })),
            ...(pullSecrets.includes(made)
                ? [
                      {
                          key: "sparkstead:images.pullSecrets",
                          problem: `found "${made}", which the platform makes of images.registryCredentials; give yours another name, or leave one of the two out`,
                      },
                  ]
                : []),
        ],
    };
}

/** What is wrong with the credentials, in words that show none of them. */
function credentialFaults(value: unknown): readonly string[] {
    if (isEncrypted(value)) {
        return [];
    }
    if (!(value instanceof Decrypted)) {
        return [
            `found no secret but plain text, so others may have read it: renew the credentials at the registry; ${remedy}`,
        ];
    }
    if (typeof value.value !== "string") {
        return [`found no text; ${remedy}`];
    }
    const registries = registriesOf(value.value);
    const empty = registries
        .filter(([, entry]) => !holdsCredentials(entry))
        .map(([registry]) => registry);
    return [
        ...(registries.length === 0 ? [`found no registry under "auths"; ${remedy}`] : []),
        ...(empty.length === 0
            ? []
            : [
                  `found no credentials for ${empty.join(", ")}: a credential store of that machine keeps them; log in without one (podman login --authfile config.json) and set that file`,
              ]),
    ];
}

/** A command that reads the stack's file sees what Pulumi has made of a secret. */
function isEncrypted(value: unknown): boolean {
    return typeof value === "object" && value !== null && "secure" in value;
}

function registriesOf(text: string): readonly [string, unknown][] {
    try {
        const { auths } = JSON.parse(text) as { readonly auths?: object };
        return Object.entries(auths ?? {});
    } catch {
        return [];
    }
}

/** @source https://kubernetes.io/docs/concepts/containers/images/#config-json */
function holdsCredentials(entry: unknown): boolean {
    return typeof entry === "object" && entry !== null && ("auth" in entry || "password" in entry);
}

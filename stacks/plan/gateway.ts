import { platformConf, renamedLivyKeys } from "../../components/livy/livyConf.ts";
import { type LivyVersion, livyLines } from "../../components/livy/livyLines.ts";
import { livyPort } from "../../components/livy/places.ts";
import type { FileSystem } from "../../components/contracts/fileSystem.ts";
import type { Planned } from "../../components/contracts/planned.ts";
import type { Principal } from "../../components/contracts/principal.ts";
import type { GatewayAbilities, SparkGateway } from "../../components/contracts/sparkGateway.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { names, pageUrl, serviceHost, uploadPrefix } from "./names.ts";

type LivyConfig = Extract<PlatformConfig["gateway"], { kind: "livy" }>;

type LivyOrigin = LivyConfig & {
    /** Host of its Service. */
    readonly host: string;

    /** URL of the History Server. */
    readonly historyServer: string;
};

export interface GatewayPlan {
    /** Where the gateway comes from, beside what its users see of it. */
    readonly origin: LivyOrigin | { readonly kind: "external" };

    readonly gateway: Planned<SparkGateway>;
}

/** The gateway, if there is one, and under which identities it uses the platform's stores. */
export interface GatewayDecision {
    readonly gateway: GatewayPlan | undefined;
    readonly storePrincipals: readonly Principal[];
    readonly faults: readonly Fault[];
}

/** On YARN Livy knows an application by its tag, whatever its version. */
const yarnAbilities: GatewayAbilities = { sessions: true, recovery: true, follows: "driver" };

export function planGateway(
    config: PlatformConfig,
    fileSystem: Planned<FileSystem> | undefined,
): GatewayDecision {
    const { gateway } = config;
    switch (gateway.kind) {
        case "none":
            return { gateway: undefined, storePrincipals: [], faults: [] };
        case "external": {
            const { url, version, runsOn } = gateway;
            const abilities = runsOn === "yarn" ? yarnAbilities : livyLines[version];
            return {
                gateway: { origin: { kind: "external" }, gateway: { url, version, abilities } },
                storePrincipals: [],
                faults: [],
            };
        }
        case "livy": {
            const { namespaces, kubernetes, historyServer } = config;
            const { clusterDomain } = kubernetes;
            const host = serviceHost(names.gateway, namespaces.livy, clusterDomain);
            const history = serviceHost(names.historyServer, namespaces.system, clusterDomain);
            const { version } = gateway;
            return {
                gateway: {
                    origin: {
                        ...gateway,
                        host,
                        historyServer: pageUrl(historyServer.ingress, history),
                    },
                    gateway: {
                        url: `http://${host}:${livyPort}`,
                        version,
                        abilities: livyLines[version],
                    },
                },
                storePrincipals: [principal(config, fileSystem)],
                faults: [
                    ...abilityFaults(gateway),
                    ...imageFaults(version, config.images.references.livy),
                    ...confFaults(gateway),
                ],
            };
        }
    }
}

/** spark-submit looks up the remote files that a batch names, and uploads local ones where there is no file system for them. */
function principal(
    { bucket, namespaces }: PlatformConfig,
    fileSystem: Planned<FileSystem> | undefined,
): Principal {
    return {
        name: names.principals.livy,
        namespace: namespaces.livy,
        grants: [
            { bucket: bucket.name, access: "read" },
            ...(fileSystem === undefined
                ? [{ bucket: bucket.name, access: "readWrite", prefix: uploadPrefix } as const]
                : []),
        ],
    };
}

function abilityFaults({ version, needs }: LivyConfig): Fault[] {
    return needs
        .filter((ability) => !livyLines[version][ability])
        .map((ability) => ({
            key: "sparkstead:gateway.needs",
            problem: `found ${ability}, which Livy ${version} does not have on Kubernetes; use ${linesWith(ability).join(" or ")}`,
        }));
}

function linesWith(ability: "sessions" | "recovery"): readonly string[] {
    return Object.entries(livyLines)
        .filter(([, abilities]) => abilities[ability])
        .map(([version]) => version);
}

/** What a tag says of itself; where it says nothing, the image itself refuses to run as another version. */
function imageFaults(version: LivyVersion, reference: string | undefined): Fault[] {
    const tag = reference?.split("/").at(-1)?.split(":")[1] ?? "";
    const [told] = /\b0\.\d+\.\d+\b/.exec(tag) ?? [];
    return told === undefined || version.startsWith(`${told}-`)
        ? []
        : [
              {
                  key: "sparkstead:gateway.version",
                  problem: `found ${version}, the image's tag "${tag}" says ${told}; name that version, or another image (sparkstead:images.references.livy)`,
              },
          ];
}

function confFaults({ version, conf }: LivyConfig): Fault[] {
    const platform = platformConf(livyLines[version]);
    return Object.entries(conf).flatMap(([entry, value]) => {
        const key = `sparkstead:gateway.conf.${entry}`;
        const renamed = renamedLivyKeys[entry];
        if (renamed !== undefined) {
            return [{ key, problem: `found an old name; write ${renamed}` }];
        }
        return entry in platform
            ? [
                  {
                      key,
                      problem: `found "${value}", which the platform decides, since drivers, state and Services rest on it; leave it out`,
                  },
              ]
            : [];
    });
}

import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import type { ClusterAccess } from "../contracts/clusterAccess.ts";
import type { Drift, UploadedFile } from "../contracts/content.ts";
import { recommendedLabels } from "../kubernetes/labels.ts";
import { podBasics } from "../kubernetes/podBasics.ts";
import { restrictedContainer } from "../kubernetes/podSecurity.ts";
import { type ContainerResources, containerResources } from "../kubernetes/resources.ts";

/** What the content of a file system and that of a bucket are told alike. */
export interface ContentArgs {
    /** Where the client and the Job run. */
    readonly namespace: string;

    /** Name of the client, through whose pod files are uploaded. */
    readonly clientName: string;
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    /** Where kubectl finds the client. */
    readonly cluster: ClusterAccess;

    /** A changed source is uploaded again; one that is no longer declared is removed. */
    readonly files: readonly UploadedFile[];

    /** What is to be made again, although nothing of its declaration changed. */
    readonly drift: Drift;
}

/** How a kind of store is written to, from a pod. */
export interface StoreAccess {
    /** Names the pods, e.g. "hdfs". */
    readonly component: string;

    /** Of the client, and of the Job for the moment that it runs. */
    readonly resources: ContainerResources;

    /** The image's own user. */
    readonly user: number;

    /** Of both pods. */
    readonly annotations: Readonly<Record<string, string>>;
    readonly env: readonly kubernetes.types.input.core.v1.EnvVar[];

    /** Beside the scripts and /tmp. */
    readonly mounts: readonly Mount[];

    readonly scripts: ClientScripts;

    /** Makes the directories; may run again at any moment. */
    readonly directoriesScript: string;

    /** The directories that the script makes. */
    readonly directories: readonly string[];

    /** What must be there before the first pod. */
    readonly ready: readonly pulumi.Resource[];
}

export interface Mount {
    readonly path: string;
    readonly volume: kubernetes.types.input.core.v1.Volume & { readonly name: string };
}

/** What the client can be asked to do, as files of shell. */
export interface ClientScripts {
    /** PATH SHA256 CRC32, content on standard input. Whoever opens the path meets the old content or the new one, never a part. */
    readonly "upload.sh": string;

    /** PATH */
    readonly "remove.sh": string;

    /** FILES DIRECTORIES, each a list of paths with blanks between them. Says what is there. */
    readonly "look.sh": string;
}

export const scriptsDirectory = "/content";

/** What every builder of the component's children works with. */
export interface ContentScope {
    readonly name: string;
    readonly parent: pulumi.ComponentResource;
    readonly args: ContentArgs;
    readonly access: StoreAccess;
}

/** Both pods, which differ in role, command and scripts. */
export function podOf(
    { args, access }: ContentScope,
    role: string,
    { command, scripts }: { command: string[]; scripts: kubernetes.core.v1.ConfigMap },
): kubernetes.types.input.core.v1.PodSpec {
    const mounts: readonly Mount[] = [
        {
            path: scriptsDirectory,
            volume: { name: "scripts", configMap: { name: scripts.metadata.name } },
        },
        { path: "/tmp", volume: { name: "tmp", emptyDir: {} } },
        ...access.mounts,
    ];
    return {
        ...podBasics(access.user, args.imagePullSecrets),
        containers: [
            {
                name: role,
                image: args.image,
                imagePullPolicy: "IfNotPresent",
                command,
                env: [...access.env],
                resources: containerResources(access.resources),
                securityContext: restrictedContainer,
                volumeMounts: mounts.map(({ path, volume }) => ({
                    name: volume.name,
                    mountPath: path,
                })),
            },
        ],
        volumes: mounts.map(({ volume }) => volume),
    };
}

export function labelsOf(
    { name, access }: ContentScope,
    role: string,
): Readonly<Record<string, string>> {
    return recommendedLabels(`${access.component}-${role}`, name);
}

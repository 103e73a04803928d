import { basename } from "node:path";

import { runLabel, workDirectory } from "./clientPod.ts";

export const kinds = ["sql", "shell", "submit"] as const;

export type Kind = (typeof kinds)[number];

const programs: Readonly<Record<Kind, string>> = {
    sql: "spark-sql",
    shell: "spark-shell",
    submit: "spark-submit",
};

/** Settings of a driver inside the client pod: executors reach it by the pod's address and end with the pod. */
const clientMode = [
    'spark.driver.host="$POD_IP"',
    "spark.driver.port=7078",
    "spark.blockManager.port=7079",
    'spark.kubernetes.driver.pod.name="$POD_NAME"',
    // On a terminal the answers count.
    "spark.log.level=WARN",
];

/** Settings of a driver in a pod of its own, which we follow ourselves: spark-submit hides how it ended (SPARK-26365). */
function clusterMode(pod: string): string[] {
    return [
        "spark.submit.deployMode=cluster",
        "spark.kubernetes.submission.waitAppCompletion=false",
        `spark.kubernetes.driver.pod.name=${driverOf(pod)}`,
        `spark.kubernetes.driver.label.${runLabel}=${pod}`,
    ];
}

/** Name of the driver that a client pod submits. */
export function driverOf(pod: string): string {
    return `${pod}-driver`;
}

/** What to execute in the client pod, with the user's arguments after our own. */
export function clientCommand(kind: Kind, args: readonly string[], pod: string): string[] {
    const settings = kind === "submit" ? clusterMode(pod) : clientMode;
    const conf = settings.map((setting) => `--conf ${setting}`).join(" ");
    return [
        "/bin/sh",
        "-c",
        `exec /opt/spark/bin/${programs[kind]} ${conf} "$@"`,
        programs[kind],
        ...args,
    ];
}

/** A file of this machine and where it lies in the client pod. */
export interface LocalFile {
    readonly here: string;
    readonly there: string;
}

/** The user's arguments with each that names a file of this machine replaced by its place in the client pod. */
export function withLocalFiles(
    args: readonly string[],
    fileAt: (argument: string) => string | undefined,
): { readonly args: readonly string[]; readonly files: readonly LocalFile[] } {
    const placed = args.map((argument) => {
        const here = fileAt(argument);
        return here === undefined
            ? { argument, files: [] }
            : placedFile({ here, there: `${workDirectory}/${basename(here)}` });
    });
    return {
        args: placed.map(({ argument }) => argument),
        files: placed.flatMap(({ files }) => files),
    };
}

function placedFile(file: LocalFile): {
    readonly argument: string;
    readonly files: readonly LocalFile[];
} {
    return { argument: file.there, files: [file] };
}

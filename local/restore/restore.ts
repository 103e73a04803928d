import { randomBytes } from "node:crypto";

import { Refusal } from "../refusal.ts";
import { until } from "../smoke/polling.ts";

/** What is restored, and to where. */
export interface RestoreRequest {
    /** Database whose dump is read; its owner owns what is restored. */
    readonly database: string;

    /** Key of the dump in the bucket of backups; without it the newest. */
    readonly from?: string | undefined;

    /** Database that is filled, and made if it is not there; without it the one that was dumped. */
    readonly into?: string | undefined;

    /** Whether what the database holds may go. */
    readonly overwrites: boolean;
}

/** The CronJob that is never due and knows images, Secrets and scripts of a restore. */
interface Template {
    readonly spec: {
        readonly jobTemplate: {
            readonly spec: {
                readonly template: {
                    readonly spec: {
                        readonly initContainers: readonly Container[];
                        readonly containers: readonly Container[];
                    };
                };
            };
        };
    };
}

interface Container {
    readonly env: readonly { readonly name: string; readonly value?: string }[];
}

interface Job {
    readonly status: { readonly conditions?: readonly { type: string; status: string }[] };
}

/** Runs kubectl and returns what it printed. */
type Kubectl = (args: readonly string[], input?: string) => Promise<string>;

interface Place {
    readonly kubectl: Kubectl;
    readonly namespace: string;

    /** Name of the CronJob. */
    readonly template: string;
}

/** What the scripts of a restore take for a database's name. */
const databaseName = /^[a-z][a-z0-9_-]{0,50}$/;

/** A dump of a large database takes its time; whoever asked may interrupt. */
const patienceSeconds = 2 * 60 * 60;

/**
 * Restores a database by a Job and returns what the Job said.
 * @throws Refusal with the Job's words where it failed.
 */
export async function restore(place: Place, request: RestoreRequest): Promise<string> {
    const { kubectl, template } = place;
    const inNamespace = `--namespace=${place.namespace}`;
    const name = `${template}-${randomBytes(3).toString("hex")}`;
    const found = await kubectl(["get", "cronjob", template, inNamespace, "--output=json"]);
    const job = restoreJob(name, JSON.parse(found) as Template, request);
    await kubectl(["create", inNamespace, "--filename=-"], JSON.stringify(job));
    try {
        const ended = await until(
            { subject: name, seconds: patienceSeconds, signal: new AbortController().signal },
            async () => {
                const seen = await kubectl(["get", "job", name, inNamespace, "--output=json"]);
                return ending(JSON.parse(seen) as Job);
            },
        );
        const words = await kubectl([
            ...["logs", `job/${name}`, inNamespace],
            ...["--all-containers", "--ignore-errors"],
        ]);
        if (ended === "Failed") {
            throw new Refusal(`${request.database} was not restored: ${words.trim()}`);
        }
        return words.trim();
    } finally {
        await kubectl(["delete", "job", name, inNamespace, "--wait=false"]);
    }
}

function ending({ status: { conditions = [] } }: Job): "Complete" | "Failed" | undefined {
    return (["Complete", "Failed"] as const).find((type) =>
        conditions.some((condition) => condition.type === type && condition.status === "True"),
    );
}

/** The Job of a request: the template's, with the request in its environment. */
export function restoreJob(
    name: string,
    { spec: { jobTemplate } }: Template,
    { database, from = "", into = "", overwrites }: RestoreRequest,
): unknown {
    if (into !== "" && !databaseName.test(into)) {
        throw new Refusal(
            `--into: found "${into}", required a small letter, then small letters, digits, "_" or "-"`,
        );
    }
    const said: Readonly<Record<string, string>> = {
        DATABASE: database,
        FROM: from,
        INTO: into,
        OVERWRITE: overwrites ? "yes" : "",
    };
    const asked = ({ env, ...container }: Container): Container => ({
        ...container,
        env: env.map((variable) => {
            const value = said[variable.name];
            return value === undefined ? variable : { ...variable, value };
        }),
    });
    const { template } = jobTemplate.spec;
    const { initContainers, containers } = template.spec;
    const pod = {
        ...template.spec,
        initContainers: initContainers.map(asked),
        containers: containers.map(asked),
    };
    return {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name },
        spec: { ...jobTemplate.spec, template: { ...template, spec: pod } },
    };
}

import { relative } from "node:path";

import type { StackOutputs } from "../stacks/outputs.ts";
import { names } from "../stacks/plan/names.ts";
import type { Cluster } from "./cluster/cluster.ts";
import type { PhaseTime } from "./progress.ts";
import type { SmokeCheck } from "./smoke/smoke.ts";
import { smokeTable } from "./smoke/table.ts";
import { shellFile } from "./toolchain/places.ts";
import type { Providers } from "./toolchain/providers.ts";

/** What `npm start` has come to. */
export interface Result {
    readonly cluster: Cluster;
    readonly providers: Providers;
    readonly outputs: StackOutputs;

    /** What Spark has shown. */
    readonly checks: readonly SmokeCheck[];
    readonly phases: readonly PhaseTime[];
}

const origins = {
    given: "the one you named",
    kind: "kind, in Docker",
    embedded: "the embedded node",
} as const satisfies Record<Cluster["origin"], string>;

const providerKinds = {
    vendor: "the vendor's",
    standIn: "stand-ins of this repository (local/plugins/SUPPORTED.md says what they do)",
} as const satisfies Record<Providers, string>;

/** The report: what runs, where, what it has shown, how to look at it, how long each phase took. */
export function reportText(result: Result): string {
    const { cluster, providers, outputs, checks, phases } = result;
    const { system, jobs } = outputs.namespaces;
    return [
        "",
        "Sparkstead is up",
        table({
            cluster: `${origins[cluster.origin]}, context ${cluster.context}`,
            "object store": outputs.objectStore,
            "event log": outputs.eventLog,
            "history server": outputs.historyServer,
            ...(outputs.otherHistoryServer !== undefined && {
                "other history server": outputs.otherHistoryServer,
            }),
            ...(outputs.gateway !== undefined && gatewayRows(outputs.gateway)),
            ...(outputs.webHdfs !== undefined && { WebHDFS: outputs.webHdfs }),
            namespaces: `${system} (platform), ${jobs} (Spark applications)`,
            plugins: providerKinds[providers],
        }),
        "",
        "What Spark has shown",
        smokeTable({ checks }),
        "",
        "Look at it",
        ...[
            `. ${relative(process.cwd(), shellFile)}`,
            "pulumi stack --stack dev",
            `kubectl get pods --namespace ${system}`,
            `kubectl get sparkapplications --namespace ${jobs}`,
            `kubectl port-forward --namespace ${system} service/${names.historyServer} 18080:80`,
        ].map((command) => `  ${command}`),
        "",
        "How long it took",
        table(Object.fromEntries(phases.map(({ name, seconds }) => [name, duration(seconds)]))),
        "",
    ].join("\n");
}

function gatewayRows({
    url,
    version,
    lacks,
}: NonNullable<StackOutputs["gateway"]>): Readonly<Record<string, string>> {
    return {
        livy: `${url}, ${version}`,
        ...(lacks.length > 0 && { "livy lacks": lacks.join("; ") }),
    };
}

/** Seconds as people say them. */
export function duration(seconds: number): string {
    const whole = Math.round(seconds);
    return whole < 60
        ? `${seconds.toFixed(1)} s`
        : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** Rows with their values under each other. */
export function table(rows: Readonly<Record<string, string>>): string {
    const width = Math.max(...Object.keys(rows).map((name) => name.length));
    return Object.entries(rows)
        .map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)
        .join("\n");
}

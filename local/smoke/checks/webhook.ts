import type { SparkApplicationSpecification } from "../../../components/sparkApplication/index.ts";
import type { Ended } from "../application.ts";

/**
 * What only the webhook can give to a driver: spark-submit knows neither variables that refer to the pod's own fields nor volumes of
 * the downward API (operator 2.5.2: internal/webhook/sparkpod_defaulter.go, internal/controller/sparkapplication/submission.go).
 */
export const webhookGift: Pick<SparkApplicationSpecification, "driver" | "volumes"> = {
    volumes: [
        {
            name: "labels",
            downwardAPI: {
                items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }],
            },
        },
    ],
    driver: {
        env: [{ name: "SMOKE_POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
        volumeMounts: [{ name: "labels", mountPath: "/etc/smoke" }],
    },
};

/** What jobs/aggregate.py found in its pod. */
interface Found {
    readonly pod: string;
    readonly labels: string;
}

/** The driver saw what only the webhook can have given to it. */
export function checkWebhook({ name, driverPod, log }: Ended): string {
    const [, json] = /^WEBHOOK (.*)$/m.exec(log) ?? [];
    const found = JSON.parse(json ?? "{}") as Partial<Found>;
    const label = `sparkoperator.k8s.io/app-name="${name}"`;
    if (found.pod !== driverPod || found.labels?.includes(label) !== true) {
        throw new Error(
            `driver ${driverPod} found ${json ?? "nothing"}, expected its own name and ${label}`,
        );
    }
    return `driver ${driverPod} got a variable and a volume of the downward API`;
}

import { randomBytes } from "node:crypto";

import { podBasics } from "../../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../../components/kubernetes/resources.ts";
import { catalogue } from "../../../images/catalogue.ts";
import type { AskLivy } from "../../../local/smoke/livy.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** Asks a Livy by its URL, as whoever submits from a pod of the jobs' namespace does. */
export async function fromJobs<T>(
    platform: TrialPlatform,
    url: string,
    work: (ask: AskLivy) => Promise<T>,
): Promise<T> {
    const inJobs = `--namespace=${platform.plan.namespaces.jobs}`;
    const name = `trial-${randomBytes(3).toString("hex")}`;
    await platform.kubectl(
        ["create", inJobs, "--filename=-"],
        JSON.stringify(clientPod(platform, name)),
    );
    try {
        const ready = ["--for=condition=Ready", "--timeout=120s"];
        await platform.kubectl(["wait", `pod/${name}`, inJobs, ...ready]);
        return await work((method, path, body) =>
            platform.kubectl(
                [
                    ...["exec", "--stdin", name, inJobs, "--"],
                    ...["curl", "--silent", "--show-error", "--fail-with-body"],
                    ...["--request", method, "--header", "content-type: application/json"],
                    ...(body === undefined ? [] : ["--data-binary", "@-"]),
                    `${url.replace(/\/$/, "")}/${path}`,
                ],
                body ?? "",
            ),
        );
    } finally {
        await platform.kubectl(["delete", "pod", name, inJobs]);
    }
}

function clientPod({ plan }: TrialPlatform, name: string): unknown {
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name },
        spec: {
            restartPolicy: "Never",
            terminationGracePeriodSeconds: 0,
            ...podBasics(catalogue.probe.uid, plan.images.pullSecrets),
            containers: [
                {
                    name: "curl",
                    image: plan.images.references.probe,
                    imagePullPolicy: "IfNotPresent",
                    command: ["sleep", "infinity"],
                    resources: containerResources({ cpu: "20m", memory: "64Mi" }),
                    securityContext: restrictedContainer,
                },
            ],
        },
    };
}

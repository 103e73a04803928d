import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { recommendedLabels } from "./labels.ts";
import { podBasics } from "./podBasics.ts";
import { restrictedContainer } from "./podSecurity.ts";
import { repeatableJob } from "./repeatableJob.ts";
import { containerResources, reachabilityResources } from "./resources.ts";

const nobody = 65534;

/** How long an endpoint has to answer; longer than a restart of it takes. */
const patienceSeconds = 60;

interface ReachabilityArgs {
    readonly namespace: string;

    /** Image with bash and coreutils. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];

    /** Who is asked, as the failure names it, e.g. `sqlDatabase "sql"`. */
    readonly subject: string;

    readonly host: string;
    readonly port: number;
}

/** Bash opens /dev/tcp paths itself: no client of the endpoint's protocol is needed. */
const script = `
begun=$SECONDS
until reason=$(timeout 5 bash -c ': <"/dev/tcp/$HOST/$PORT"' 2>&1); do
  if ((SECONDS - begun > PATIENCE)); then
    reason=\${reason%%$'\\n'*} reason=\${reason##*: }
    echo "$SUBJECT: $HOST:$PORT does not answer pods of this cluster within $PATIENCE s: \${reason:-timed out}" >&2
    exit 1
  fi
  sleep 2
done
`.trim();

/** A Job that ends well once an endpoint that somebody else runs takes connections, and otherwise names it with its address. */
export function reachability(
    name: string,
    { namespace, image, imagePullSecrets, subject, host, port }: ReachabilityArgs,
    parent: pulumi.ComponentResource,
): kubernetes.batch.v1.Job {
    const labels = recommendedLabels("reachability", name);
    const env = {
        SUBJECT: subject,
        HOST: host,
        PORT: String(port),
        PATIENCE: String(patienceSeconds),
    };
    return repeatableJob(
        name,
        {
            metadata: { namespace, labels },
            retries: 0,
            template: {
                metadata: { labels },
                spec: {
                    ...podBasics(nobody, imagePullSecrets),
                    restartPolicy: "Never",
                    containers: [
                        {
                            name: "reachability",
                            image,
                            imagePullPolicy: "IfNotPresent",
                            command: ["/bin/bash", "-c", script],
                            env: Object.entries(env).map(([key, value]) => ({
                                name: key,
                                value,
                            })),
                            terminationMessagePolicy: "FallbackToLogsOnError",
                            resources: containerResources(reachabilityResources),
                            securityContext: restrictedContainer,
                        },
                    ],
                },
            },
        },
        { parent },
    );
}

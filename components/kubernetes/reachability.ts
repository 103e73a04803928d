import type * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import type { Endpoint } from "./endpoint.ts";
import { recommendedLabels } from "./labels.ts";
import { podBasics } from "./podBasics.ts";
import { restrictedContainer } from "./podSecurity.ts";
import { repeatableJob } from "./repeatableJob.ts";
import { containerResources, reachabilityResources } from "./resources.ts";

const nobody = 65534;

/** How long an endpoint has to answer; longer than a restart of it takes. */
const patienceSeconds = 60;

/** From where it is asked whether an endpoint answers. */
export interface Asker {
    /** One whose pods use the endpoint. */
    readonly namespace: string;

    /** Image with bash and coreutils. */
    readonly image: string;
    readonly imagePullSecrets: readonly string[];
}

interface Question {
    /** Who is asked, as the failure names it, e.g. `sqlDatabase "sql"`. */
    readonly subject: string;

    /** One of them has to answer: clients try each. */
    readonly endpoints: readonly Endpoint[];

    /** Where the config names them, e.g. `sparkstead:gateway.url`. */
    readonly configKey: string;
}

/** Bash opens /dev/tcp paths itself: no client of the endpoint's protocol is needed. */
const script = `
begun=$SECONDS
while ((SECONDS - begun <= PATIENCE)); do
  for endpoint in $ENDPOINTS; do
    reason=$(timeout 5 bash -c ': <"/dev/tcp/$0/$1"' "\${endpoint%:*}" "\${endpoint##*:}" 2>&1) && exit
  done
  sleep 2
done
reason=\${reason%%$'\\n'*} reason=\${reason##*: }
echo "$SUBJECT: \${ENDPOINTS// / or } does not answer pods of this cluster within $PATIENCE s: \${reason:-timed out};" \\
  "start it, open the way to it, or correct the address ($NAMED_BY)" >&2
exit 1
`.trim();

/** A Job that ends well once what somebody else runs takes connections, and otherwise names it with its address. */
export function reachability(
    name: string,
    { namespace, image, imagePullSecrets, subject, endpoints, configKey }: Asker & Question,
    parent: pulumi.ComponentResource,
): kubernetes.batch.v1.Job {
    const labels = recommendedLabels("reachability", name);
    const env = {
        SUBJECT: subject,
        ENDPOINTS: endpoints.map(({ host, port }) => `${host}:${port}`).join(" "),
        PATIENCE: String(patienceSeconds),
        NAMED_BY: configKey,
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

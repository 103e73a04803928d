import { stackLabel as labelKey } from "../../components/kubernetes/stackLabel.ts";
import { fail, found, listed, pass, unknown } from "../live/answers.ts";
import { bundleOf, certificatesOf } from "../live/certificates.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Configuration {
    readonly metadata: {
        readonly name: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly webhooks?: readonly Webhook[];
}

interface Webhook {
    readonly name: string;
    readonly clientConfig: {
        readonly caBundle?: string;
        readonly service?: { readonly name: string; readonly namespace: string };
    };
}

interface Endpoints {
    readonly subsets?: readonly { readonly addresses?: readonly unknown[] }[];
}

const admission = "/apis/admissionregistration.k8s.io/v1";

export const probe: LiveEvaluator = async (world) => {
    const { cluster, stackLabel } = world;
    const configurations = (
        await Promise.all(
            ["mutating", "validating"].map((kind) =>
                listed<Configuration>(cluster, `${admission}/${kind}webhookconfigurations`),
            ),
        )
    )
        .flat()
        .filter(({ metadata }) => metadata.labels?.[labelKey] === stackLabel);
    const findings = await Promise.all(
        configurations.flatMap(({ webhooks = [] }) =>
            webhooks.map((webhook) => lookedAt(webhook, world)),
        ),
    );
    const faults = findings.flat();
    if (faults.length > 0) {
        return faults;
    }
    return configurations.length === 0
        ? [pass("the platform has none yet")]
        : [await tried(world, findings.length)];
};

/** An application that is not made: the API server asks the webhooks of it all the same, and refuses it where one does not answer. */
async function tried({ cluster, plan }: LiveWorld, count: number): Promise<Finding> {
    const { image, namespace, sparkVersion } = plan.runtime;
    const answer = await cluster.tryOut({
        apiVersion: "sparkoperator.k8s.io/v1beta2",
        kind: "SparkApplication",
        metadata: { name: "preflight", namespace },
        spec: {
            ...{ type: "Scala", mode: "cluster", sparkVersion, image },
            ...{ mainClass: "Nothing", mainApplicationFile: "local:///nothing.jar" },
            ...{ driver: {}, executor: {} },
        },
    });
    if (answer.kind === "value" || answer.why.includes("denied the request")) {
        return pass(`${count} webhooks, asked of an application by the API server`);
    }
    return answer.why.includes("failed calling webhook")
        ? fail(`the API server gets no answer: ${answer.why}`)
        : unknown(`an application cannot be tried out: ${answer.why}`);
}

async function lookedAt(
    { name, clientConfig }: Webhook,
    { cluster }: LiveWorld,
): Promise<readonly Finding[]> {
    const { service, caBundle = "" } = clientConfig;
    if (service === undefined) {
        return [];
    }
    const host = `${service.name}.${service.namespace}.svc`;
    const endpoints = await found<Endpoints>(
        cluster,
        `/api/v1/namespaces/${service.namespace}/endpoints/${service.name}`,
    );
    const isServed =
        endpoints?.subsets?.some(({ addresses = [] }) => addresses.length > 0) ?? false;
    const authorities = bundleOf(caBundle);
    const served = (await certificatesOf(cluster, service.namespace)).filter(
        ({ x509 }) => x509?.checkHost(host) !== undefined,
    );
    const isTrusted = served.some(({ x509 }) =>
        authorities.some((authority) => authority && x509?.verify(authority.publicKey)),
    );
    return [
        ...(isServed
            ? []
            : [fail(`webhook ${name}: no ready pod behind ${host}, one is required`)]),
        ...(authorities.length === 0
            ? [fail(`webhook ${name} has no caBundle, the CA of ${host} is required`)]
            : served.length === 0
              ? [
                    fail(
                        `webhook ${name}: no Secret holds a certificate for ${host}, one is required`,
                    ),
                ]
              : isTrusted
                ? []
                : [
                      fail(
                          `webhook ${name} trusts another CA than the one that signed the certificate of ${host}`,
                      ),
                  ]),
    ];
}

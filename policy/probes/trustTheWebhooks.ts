import { fail, found, pass, unknown } from "../live/answers.ts";
import { bundleOf, certificatesOf } from "../live/certificates.ts";
import type { LiveWorld } from "../live/liveWorld.ts";
import { type Labelled, stackObjects } from "../live/stackObjects.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Configuration extends Labelled {
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

/** Kinds by the word that their resources begin with. */
const kinds = {
    mutating: "MutatingWebhookConfiguration",
    validating: "ValidatingWebhookConfiguration",
} as const;

export const probe: LiveEvaluator = async (world) => {
    const lists = await Promise.all(
        Object.entries(kinds).map(async ([word, kind]) => ({
            kind,
            configurations: await stackObjects<Configuration>(
                world,
                `${admission}/${word}webhookconfigurations`,
            ),
        })),
    );
    const webhooks = lists.flatMap(({ configurations }) =>
        configurations.flatMap(({ webhooks: each = [] }) => each),
    );
    const findings = await Promise.all([
        ...webhooks.map((webhook) => lookedAt(webhook, world)),
        missing(
            lists.filter(({ configurations }) => configurations.length === 0),
            world,
        ),
    ]);
    const faults = findings.flat();
    if (faults.length > 0) {
        return faults;
    }
    return webhooks.length === 0
        ? [pass("the platform has none yet")]
        : [await tried(world, webhooks.length)];
};

/**
 * Kinds of which the stack has none although the operator's webhook is there: the API server asks nobody, and pods are admitted as they
 * come.
 * @source charts/spark-operator-chart/templates/webhook/service.yaml, which stands and falls with both configurations
 */
async function missing(
    lists: readonly { readonly kind: string }[],
    world: LiveWorld,
): Promise<readonly Finding[]> {
    const { system } = world.plan.namespaces;
    const services = await stackObjects<Labelled>(world, `/api/v1/namespaces/${system}/services`);
    const served = services.find(
        ({ metadata }) => metadata.labels?.["app.kubernetes.io/component"] === "webhook",
    );
    return served === undefined
        ? []
        : lists.map(({ kind }) =>
              fail(
                  `no ${kind} of the stack is there, Service ${system}/${served.metadata.name} requires one`,
              ),
          );
}

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

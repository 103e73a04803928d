import * as pulumi from "@pulumi/pulumi";

import { stackLabels } from "../kubernetes/labels.ts";

const kubernetesObject = /^kubernetes:(?!helm\.sh)[^:]+:[^:]+$/;

const webhookConfigurations = [
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration",
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration",
];

interface Metadata {
    readonly labels?: Readonly<Record<string, string>>;
}

/**
 * What the chart's objects get beside what the chart says. It is one transform for all, and the stack has no other: each takes a
 * definition of 0.8 MB to the program and back.
 */
export function chartChild({
    type,
    props,
    opts,
}: pulumi.ResourceTransformArgs): pulumi.ResourceTransformResult | undefined {
    const { metadata } = props as { metadata?: pulumi.Input<Metadata> };
    return kubernetesObject.test(type) && metadata !== undefined
        ? {
              props: { ...ownPods(type, props), metadata: owned(metadata) },
              opts: webhookOptions(type, opts),
          }
        : undefined;
}

interface WorkloadSpec {
    readonly template?: { readonly metadata?: Metadata; readonly spec?: object };
}

/** Its pods carry the stack's label, by which they are not counted twice, and no variables of their neighbours' Services. */
function ownPods(type: string, props: Readonly<Record<string, unknown>>): object {
    if (type !== "kubernetes:apps/v1:Deployment") {
        return props;
    }
    const spec = pulumi
        .output(props["spec"] as pulumi.Input<WorkloadSpec>)
        .apply(({ template, ...rest }) => ({
            ...rest,
            template: {
                metadata: {
                    ...template?.metadata,
                    labels: { ...template?.metadata?.labels, ...stackLabels() },
                },
                spec: { ...template?.spec, enableServiceLinks: false },
            },
        }));
    return { ...props, spec };
}

function owned(metadata: pulumi.Input<Metadata>): pulumi.Output<Metadata> {
    return pulumi
        .output(metadata)
        .apply((known) => ({ ...known, labels: { ...known.labels, ...stackLabels() } }));
}

/** The webhook makes its certificate itself and writes the CA into its two configurations. */
function webhookOptions(
    type: string,
    opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
    return webhookConfigurations.includes(type)
        ? pulumi.mergeOptions(opts, { ignoreChanges: ["webhooks[*].clientConfig.caBundle"] })
        : opts;
}

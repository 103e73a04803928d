import * as pulumi from "@pulumi/pulumi";

/** Label that says which stack an object belongs to; after a killed `up` it is how an object is known as ours. */
export const stackLabel = "sparkstead.io/stack";

const kubernetesObject = /^kubernetes:(?!helm\.sh|yaml|kustomize)[^:]+:[^:]+$/;

interface Metadata {
    readonly labels?: Readonly<Record<string, string>>;
}

/** Labels every Kubernetes object of the stack, charts' children included. */
export function labelWithStack(): void {
    const stack = `${pulumi.getProject()}.${pulumi.getStack()}`;
    pulumi.runtime.registerResourceTransform(({ type, props, opts }) => {
        const { metadata } = props as { metadata?: pulumi.Input<Metadata> };
        return kubernetesObject.test(type) && metadata !== undefined
            ? { props: { ...props, metadata: labelled(metadata, stack) }, opts }
            : undefined;
    });
}

function labelled(metadata: pulumi.Input<Metadata>, stack: string): pulumi.Output<Metadata> {
    return pulumi
        .output(metadata)
        .apply((known) => ({ ...known, labels: { ...known.labels, [stackLabel]: stack } }));
}

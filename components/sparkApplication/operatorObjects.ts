import * as pulumi from "@pulumi/pulumi";

import type { ApplicationStatus } from "./applicationStatus.ts";

const apiVersion = "sparkoperator.k8s.io/v1beta2";

interface ObjectArgs {
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly spec: Readonly<Record<string, unknown>>;
}

/** The operator's SparkApplication with its status, which the SDK's generic CustomResource does not hand out. */
export class SparkApplicationObject extends pulumi.CustomResource {
    declare readonly status: pulumi.Output<ApplicationStatus | undefined>;

    constructor(name: string, args: ObjectArgs, opts: pulumi.CustomResourceOptions) {
        const inputs = { apiVersion, kind: "SparkApplication", ...args, status: undefined };
        super(`kubernetes:${apiVersion}:SparkApplication`, name, inputs, opts);
    }
}

/** The operator's ScheduledSparkApplication. */
export class ScheduledSparkApplicationObject extends pulumi.CustomResource {
    constructor(name: string, args: ObjectArgs, opts: pulumi.CustomResourceOptions) {
        const inputs = { apiVersion, kind: "ScheduledSparkApplication", ...args };
        super(`kubernetes:${apiVersion}:ScheduledSparkApplication`, name, inputs, opts);
    }
}

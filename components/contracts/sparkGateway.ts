import type * as pulumi from "@pulumi/pulumi";

/** What a line of Livy can do on Kubernetes; its users are told, instead of finding out. */
export interface GatewayAbilities {
    /** Interactive sessions: POST /sessions. */
    readonly sessions: boolean;

    /** Batches that were running are known again after a restart. */
    readonly recovery: boolean;

    /** Whether Livy watches driver pods itself, or knows no more than its spark-submit process. */
    readonly follows: "driver" | "submission";
}

/** A REST gateway that submits Spark applications: Livy's API. */
export interface SparkGateway {
    /** URL without a trailing slash, e.g. "http://livy.apache-livy.svc.cluster.local:8998". */
    readonly url: string;

    /** Version of the API, e.g. "0.7.1-incubating". */
    readonly version: string;
    readonly abilities: GatewayAbilities;

    /** Resources that must be ready before a client starts. */
    readonly ready: readonly pulumi.Resource[];
}

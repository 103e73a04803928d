import * as pulumi from "@pulumi/pulumi";

import type { Planned } from "../../contracts/planned.ts";
import type { GatewayAbilities, SparkGateway } from "../../contracts/sparkGateway.ts";

/** A Livy that somebody else runs. */
export class ExternalSparkGateway extends pulumi.ComponentResource implements SparkGateway {
    static readonly __pulumiType = "sparkstead:livy:ExternalSparkGateway";

    readonly url: string;
    readonly version: string;
    readonly abilities: GatewayAbilities;
    readonly ready: readonly pulumi.Resource[] = [];

    constructor(name: string, args: Planned<SparkGateway>, opts?: pulumi.ComponentResourceOptions) {
        super(ExternalSparkGateway.__pulumiType, name, {}, opts);
        this.url = args.url;
        this.version = args.version;
        this.abilities = args.abilities;
        this.registerOutputs({ url: this.url, version: this.version });
    }
}

import * as pulumi from "@pulumi/pulumi";

import type { Planned } from "../../contracts/planned.ts";
import type { GatewayAbilities, SparkGateway } from "../../contracts/sparkGateway.ts";
import { endpointOf } from "../../kubernetes/endpoint.ts";
import { type Asker, reachability } from "../../kubernetes/reachability.ts";

export interface ExternalSparkGatewayArgs extends Planned<SparkGateway> {
    readonly asker: Asker;
}

/** A Livy that somebody else runs. */
export class ExternalSparkGateway extends pulumi.ComponentResource implements SparkGateway {
    static readonly __pulumiType = "sparkstead:livy:ExternalSparkGateway";

    readonly url: string;
    readonly version: string;
    readonly abilities: GatewayAbilities;
    readonly ready: readonly pulumi.Resource[];

    constructor(
        name: string,
        args: ExternalSparkGatewayArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(ExternalSparkGateway.__pulumiType, name, {}, opts);
        const answers = reachability(
            `${name}-check`,
            {
                ...args.asker,
                subject: `gateway "${name}" (Livy ${args.version})`,
                endpoints: [endpointOf(args.url)],
                configKey: "sparkstead:gateway.url",
            },
            this,
        );

        this.url = args.url;
        this.version = args.version;
        this.abilities = args.abilities;
        this.ready = [answers];
        this.registerOutputs({ url: this.url, version: this.version });
    }
}

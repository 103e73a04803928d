import * as pulumi from "@pulumi/pulumi";

import type { Metastore } from "../contracts/metastore.ts";
import type { Planned } from "../contracts/planned.ts";
import { endpointOf } from "../kubernetes/endpoint.ts";
import { type Asker, reachability } from "../kubernetes/reachability.ts";

export interface ExternalMetastoreArgs extends Planned<Metastore> {
    readonly asker: Asker;
}

/** A metastore that somebody else runs. */
export class ExternalMetastore extends pulumi.ComponentResource implements Metastore {
    static readonly __pulumiType = "sparkstead:metastore:ExternalMetastore";

    readonly uri: string;
    readonly warehouse: string;
    readonly ready: readonly pulumi.Resource[];

    constructor(name: string, args: ExternalMetastoreArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ExternalMetastore.__pulumiType, name, {}, opts);
        const answers = reachability(
            `${name}-check`,
            {
                ...args.asker,
                subject: `metastore "${name}"`,
                endpoints: args.uri.split(",").map(endpointOf),
                configKey: "sparkstead:metastore.uri",
            },
            this,
        );

        this.uri = args.uri;
        this.warehouse = args.warehouse;
        this.ready = [answers];
        this.registerOutputs({ uri: this.uri });
    }
}

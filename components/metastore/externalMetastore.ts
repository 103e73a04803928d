import * as pulumi from "@pulumi/pulumi";

import type { Metastore } from "../contracts/metastore.ts";
import type { Planned } from "../contracts/planned.ts";

/** A metastore that somebody else runs. */
export class ExternalMetastore extends pulumi.ComponentResource implements Metastore {
    static readonly __pulumiType = "sparkstead:metastore:ExternalMetastore";

    readonly uri: string;
    readonly warehouse: string;
    readonly ready: readonly pulumi.Resource[] = [];

    constructor(name: string, args: Planned<Metastore>, opts?: pulumi.ComponentResourceOptions) {
        super(ExternalMetastore.__pulumiType, name, {}, opts);
        this.uri = args.uri;
        this.warehouse = args.warehouse;
        this.registerOutputs({ uri: this.uri });
    }
}

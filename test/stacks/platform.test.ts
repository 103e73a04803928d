import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { plannedStack } from "../../policy/plannedStack.ts";
import { provideCluster } from "../../stacks/cluster.ts";
import { Platform } from "../../stacks/platform.ts";
import { planWith } from "../support/config.ts";
import { deploy } from "../support/deploy.ts";

/** The part of pulumirpc.RegisterResourceOutputsRequest that is read here. */
interface Request {
    getUrn(): string;
    getOutputs(): { toJavaScript(): Readonly<Record<string, unknown>> };
}

interface Monitor {
    registerResourceOutputs(request: Request, callback: unknown): Promise<void>;
}

describe("Platform", () => {
    it("publishes its plan where policies look for it", async () => {
        const plan = planWith();
        const published: Request[] = [];
        await deploy(async () => {
            const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
            const register = monitor.registerResourceOutputs.bind(monitor);
            monitor.registerResourceOutputs = (request, callback) => {
                published.push(request);
                return register(request, callback);
            };
            new Platform(plan, { provider: await provideCluster(plan.cluster) });
        });

        const resources = published.map((request) => ({
            type: request.getUrn().split("::")[2]?.split("$").at(-1) ?? "",
            name: "",
            urn: request.getUrn(),
            props: request.getOutputs().toJavaScript(),
        }));

        assert.deepEqual(plannedStack(resources).plan, JSON.parse(JSON.stringify(plan)));
    });
});

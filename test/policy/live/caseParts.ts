import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import { planWith } from "../../support/config.ts";
import { type Contents, goodNode, list } from "./stubCluster.ts";

export const jobs = "/api/v1/namespaces/spark-jobs";

export const hdfs = (raw: object = {}): PlatformPlan =>
    planWith({ fileSystem: { kind: "hdfs", ...raw } });

export const forbidden = new Error("Error from server (Forbidden): secrets is forbidden");

export function node(change: object): Contents {
    const { status, ...rest } = goodNode;
    return { "/api/v1/nodes": list({ ...rest, status: { ...status, ...change } }) };
}

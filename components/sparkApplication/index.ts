export type { ApplicationStatus } from "./applicationStatus.ts";
export { operatorSpec } from "./operatorSpec.ts";
export { ScheduledSparkApplication, scheduledSpec } from "./scheduledSparkApplication.ts";
export { SparkApplication } from "./sparkApplication.ts";
export type { SparkApplicationSpecification } from "./specification.ts";

export { type ApplicationStatus, terminalStates } from "./applicationStatus.ts";
export { operatorSpec } from "./operatorSpec.ts";
export {
    ScheduledSparkApplication,
    type ScheduledSparkApplicationArgs,
    scheduledSpec,
} from "./scheduledSparkApplication.ts";
export { SparkApplication, type SparkApplicationArgs } from "./sparkApplication.ts";
export {
    type Schedule,
    type SparkApplicationSpecification,
    scheduleSchema,
    specificationSchema,
} from "./specification.ts";

export { type LogLevel, log4j2Properties } from "./log4j2.ts";
export { SparkJobs, type SparkJobsArgs } from "./sparkJobs.ts";

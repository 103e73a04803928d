export { SparkJobs, type SparkJobsArgs } from "./sparkJobs.ts";

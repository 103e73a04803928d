export { SparkJobs } from "./sparkJobs.ts";

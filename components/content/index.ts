export { BucketContent, type BucketContentArgs, lookAtBucket } from "./bucketContent.ts";
export { HdfsContent, type HdfsContentArgs, lookAtHdfs } from "./hdfsContent.ts";

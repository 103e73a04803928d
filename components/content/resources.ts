/** One JVM at a time, as small as Hadoop's shell can be. */
export const hdfsContentResources = { cpu: "10m", memory: "320Mi" } as const;

export const bucketContentResources = { cpu: "10m", memory: "256Mi" } as const;

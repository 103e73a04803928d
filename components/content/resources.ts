/** mc holds a part of a file in memory, not the file. */
export const bucketContentResources = { cpu: "10m", memory: "256Mi" } as const;

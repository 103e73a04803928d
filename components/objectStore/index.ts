export { ExternalObjectStore } from "./external/externalObjectStore.ts";
export { MinioObjectStore, type MinioObjectStoreArgs } from "./minio/minioObjectStore.ts";

export { ExternalObjectStore } from "./external/externalObjectStore.ts";
export { MinioObjectStore } from "./minio/minioObjectStore.ts";

export { ExternalMetastore } from "./externalMetastore.ts";
export {
    type Exposure,
    HiveMetastore,
    type HiveMetastoreArgs,
    type OnFailure,
} from "./hiveMetastore.ts";

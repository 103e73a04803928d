export { ExternalSparkGateway } from "./external/externalSparkGateway.ts";
export { Livy, type LivyArgs } from "./livy.ts";

export type { ChartValues } from "./chartValues.ts";
export { type ChartSource, SparkOperator, type SparkOperatorArgs } from "./sparkOperator.ts";

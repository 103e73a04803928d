export { type ChartSource, SparkOperator, type SparkOperatorArgs } from "./sparkOperator.ts";

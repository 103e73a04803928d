import type { SparkApplicationSpecification } from "../../../components/sparkApplication/index.ts";
import { runApplication } from "../application.ts";
import type { Session } from "../session.ts";

/** The JVM example that comes with the image. */
export const sparkPi: SparkApplicationSpecification = {
    type: "Java",
    mainClass: "org.apache.spark.examples.SparkPi",
    mainApplicationFile: "local:///opt/spark/examples/jars/spark-examples.jar",
    arguments: ["20"],
};

/** Two million random points miss pi by more than this less than once in a thousand million runs. */
const tolerance = 0.008;

/** The operator runs a JVM application to its end. */
export async function checkSparkPi(session: Session): Promise<string> {
    const { log } = await runApplication(session, "pi", sparkPi);
    return requirePi(log);
}

/** The line of the log that says pi. */
export function requirePi(log: string): string {
    const [line, digits] = /^Pi is roughly ([0-9.]+)$/m.exec(log) ?? [];
    if (line === undefined || Math.abs(Number(digits) - Math.PI) > tolerance) {
        throw new Error(`found ${line ?? "no line"}, expected "Pi is roughly" and pi`);
    }
    return line;
}

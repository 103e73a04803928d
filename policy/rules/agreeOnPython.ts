import { type Fault, wholeStack } from "../evaluators.ts";
import { containersOf } from "../kubernetes/pods.ts";
import { nameOf } from "../kubernetes/objects.ts";
import { sparkContainersOf } from "../kubernetes/sparkApplications.ts";
import { sparkEntriesOf } from "../kubernetes/sparkEntries.ts";
import type { PlannedStack } from "../plannedStack.ts";
import type { Rule } from "../rule.ts";

export const agreeOnPython: Rule = {
    id: "agree-on-python",
    title: "Drivers and executors are told the same Python",
    reason: "PySpark refuses to run where the driver's minor version is not the executors', after the executors came up.",
    source: "P9",
    severity: "mandatory",
    remedy: "set PYSPARK_PYTHON and PYSPARK_DRIVER_PYTHON to one interpreter, or neither (sparkstead:spark.defaults)",
    plan: wholeStack((stack) => {
        const { known, unknown } = pythonsOf(stack);
        const [first, ...others] = known;
        const faults = others
            .filter(({ value }) => value !== first?.value)
            .map(
                ({ where, value }) =>
                    `${where} names Python ${value}, ${first?.where ?? ""} names ${first?.value ?? ""}; one is required`,
            );
        return [...faults, ...unknown];
    }),
};

interface Python {
    readonly where: string;
    readonly value: string;
}

/** @source https://spark.apache.org/docs/3.5.8/configuration.html#environment-variables */
const settings =
    /^spark\.(pyspark\.(driver\.)?python|(kubernetes\.driverEnv|executorEnv)\.PYSPARK_(DRIVER_)?PYTHON)$/;

function pythonsOf(stack: PlannedStack): {
    readonly known: readonly Python[];
    readonly unknown: readonly Fault[];
} {
    const variables = stack.resources.flatMap((resource) =>
        [...containersOf(resource), ...sparkContainersOf(resource)].flatMap(({ name, env = [] }) =>
            env
                .filter((variable) => /^PYSPARK_(DRIVER_)?PYTHON$/.test(variable.name ?? ""))
                .flatMap(({ value }) =>
                    typeof value === "string"
                        ? [{ where: `${nameOf(resource)} container ${name ?? "?"}`, value }]
                        : [],
                ),
        ),
    );
    const { entries, unknown } = sparkEntriesOf(stack);
    return { known: [...variables, ...entries.filter(({ key }) => settings.test(key))], unknown };
}

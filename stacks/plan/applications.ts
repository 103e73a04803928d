import type {
    Schedule,
    SparkApplicationSpecification,
} from "../../components/sparkApplication/specification.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { userConfFaults } from "./userConf.ts";

/** A SparkApplication that the stack declares. */
export interface ApplicationPlan {
    readonly name: string;
    readonly specification: SparkApplicationSpecification;
    readonly schedule: Schedule | undefined;
    readonly awaits: "none" | "success";
    readonly timeoutSeconds: number | undefined;
}

/** The longest name from which the operator can still make the names of a driver's Service: 63 less "-<hash>-driver-svc". */
const longestName = 40;

type Declarations = PlatformConfig["applications"];

/** The stack's applications, declared in its config and in TypeScript, and where the declarations contradict themselves. */
export function planApplications(
    inConfig: Declarations,
    inCode: Declarations,
): {
    readonly applications: readonly ApplicationPlan[];
    readonly faults: readonly Fault[];
} {
    const twice = Object.keys(inConfig)
        .filter((name) => name in inCode)
        .map((name) => ({
            key: `sparkstead:applications.${name}`,
            problem: "declared here and in stacks/applications.ts; keep one of them",
        }));
    const applications = Object.entries({ ...inCode, ...inConfig }).map(
        ([name, { schedule, awaits, timeoutSeconds, ...specification }]) => ({
            name,
            specification,
            schedule,
            awaits,
            timeoutSeconds,
        }),
    );
    return { applications, faults: [...twice, ...applications.flatMap(faultsOf)] };
}

function faultsOf({ name, specification, schedule, awaits }: ApplicationPlan): Fault[] {
    const key = `sparkstead:applications.${name}`;
    const { type, mainClass, timeToLiveSeconds, nodeSelector, driver, executor } = specification;
    const faults: Fault[] = [];
    const refuse = (below: string, problem: string): void => {
        faults.push({ key: `${key}${below}`, problem });
    };
    if (name.length > longestName) {
        refuse(
            "",
            `its name has ${name.length} characters, at most ${longestName} leave room for its pods' names`,
        );
    }
    if ((type === "Java" || type === "Scala") && mainClass === undefined) {
        refuse(".mainClass", `found nothing, a ${type} application needs the class that has main`);
    }
    if (schedule !== undefined && awaits === "success") {
        refuse(
            ".awaits",
            'found "success" beside a schedule, which never ends; remove one of them',
        );
    }
    if (timeToLiveSeconds !== undefined && awaits === "success") {
        refuse(
            ".timeToLiveSeconds",
            "found beside awaits: success; an application that deletes itself would be run again by the next `up`; remove one of them",
        );
    }
    if (
        nodeSelector !== undefined &&
        (driver?.nodeSelector !== undefined || executor?.nodeSelector !== undefined)
    ) {
        refuse(
            ".nodeSelector",
            "found both for the application and for its driver or executor, which the operator refuses; keep one",
        );
    }
    return [
        ...faults,
        ...userConfFaults(specification.sparkConf ?? {}, `${key}.sparkConf`),
        ...userConfFaults(specification.hadoopConf ?? {}, `${key}.hadoopConf`),
    ];
}

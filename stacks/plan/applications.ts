import type {
    Schedule,
    SparkApplicationSpecification,
} from "../../components/sparkApplication/specification.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";
import { deadOptionProblems, userConfFaults } from "./userConf.ts";

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

function faultsOf(application: ApplicationPlan): Fault[] {
    const { name, specification } = application;
    const key = `sparkstead:applications.${name}`;
    return [
        ...contradictions(application)
            .filter(({ found }) => found)
            .map(({ below, problem }) => ({ key: `${key}${below}`, problem })),
        ...userConfFaults(specification.sparkConf ?? {}, `${key}.sparkConf`, "application"),
        ...userConfFaults(specification.hadoopConf ?? {}, `${key}.hadoopConf`, "application"),
        ...(["driver", "executor"] as const).flatMap((role) =>
            deadOptionProblems(specification[role]?.javaOptions ?? "").map((problem) => ({
                key: `${key}.${role}.javaOptions`,
                problem,
            })),
        ),
    ];
}

interface Contradiction extends Pick<Fault, "problem"> {
    /** Key below the application's own. */
    readonly below: string;
    readonly found: boolean;
}

function contradictions(application: ApplicationPlan): readonly Contradiction[] {
    const { name, specification, schedule, awaits, timeoutSeconds } = application;
    const { type, mainClass, nodeSelector, driver, executor } = specification;
    return [
        {
            found: name.length > longestName,
            below: "",
            problem: `its name has ${name.length} characters, at most ${longestName} leave room for its pods' names`,
        },
        {
            // The operator's webhook wants a DNS-1035 label: Services are named after it.
            found: /^\d/.test(name),
            below: "",
            problem:
                "its name starts with a digit, which the operator refuses; start it with a letter",
        },
        {
            found: (type === "Java" || type === "Scala") && mainClass === undefined,
            below: ".mainClass",
            problem: `found nothing, a ${type} application needs the class that has main`,
        },
        {
            found:
                nodeSelector !== undefined &&
                (driver?.nodeSelector !== undefined || executor?.nodeSelector !== undefined),
            below: ".nodeSelector",
            problem:
                "found both for the application and for its driver or executor, which the operator refuses; keep one",
        },
        {
            found: schedule === undefined && specification.timeToLiveSeconds !== undefined,
            below: ".timeToLiveSeconds",
            problem:
                "found without a schedule; an application that deletes itself would be run again by an `up` after a refresh; remove it",
        },
        {
            found: awaits === "none" && timeoutSeconds !== undefined,
            below: ".timeoutSeconds",
            problem: "found without awaits: success, so nothing waits; add it or remove this",
        },
        ...(awaits === "success" ? endless(application) : []),
    ];
}

/** What keeps an application from the end that `up` awaits. */
function endless({ specification, schedule }: ApplicationPlan): readonly Contradiction[] {
    const { restartPolicy, suspend } = specification;
    return [
        {
            found: schedule !== undefined,
            below: ".awaits",
            problem: 'found "success" beside a schedule, which never ends; remove one of them',
        },
        {
            found: restartPolicy?.type === "Always",
            below: ".restartPolicy.type",
            problem:
                'found "Always" beside awaits: success, which never ends; use OnFailure or Never',
        },
        {
            found: suspend === true,
            below: ".suspend",
            problem: "found true beside awaits: success, which never ends; remove one of them",
        },
    ];
}

import type { PlatformPlan } from "../stacks/plan/plan.ts";
import { kindOf, nameOf } from "./kubernetes/objects.ts";
import type { PlannedResource, PlannedStack } from "./plannedStack.ts";
import type {
    Finding,
    LiveEvaluator,
    PlanEvaluator,
    PodQuestions,
    Rule,
    Settings,
} from "./rule.ts";
import { UnknownValue, isUnknown } from "./unknown.ts";

/** What is wrong, or what of it cannot be told; to throw the latter is to leave the rest unsaid. */
export type Fault = string | UnknownValue;

/** What is wrong with one resource, as the rest of a sentence that begins with its name. */
type FaultsOfResource = (
    resource: PlannedResource,
    stack: PlannedStack,
    settings: Settings,
) => readonly Fault[];

/** Asks each resource by itself: what a preview does not know of one hides nothing of the others. */
export function eachResource(faults: FaultsOfResource): PlanEvaluator {
    return (stack, settings) =>
        stack.resources.flatMap((resource) => {
            try {
                const found = faults(resource, stack, settings);
                return found.map((fault) =>
                    fault instanceof UnknownValue
                        ? unknownBy(fault, nameOf(resource))
                        : { ...failure(`${nameOf(resource)} ${fault}`), urn: resource.urn },
                );
            } catch (error) {
                return [unknownBy(error, `${kindOf(resource)} ${resource.name}`)];
            }
        });
}

/** Asks the stack as a whole. */
export function wholeStack(
    faults: (stack: PlannedStack, settings: Settings) => readonly Fault[],
): PlanEvaluator {
    return (stack, settings) => {
        try {
            return faults(stack, settings).map((fault) =>
                fault instanceof UnknownValue ? unknownBy(fault, "the stack") : failure(fault),
            );
        } catch (error) {
            return [unknownBy(error, "the stack")];
        }
    };
}

/** The plan, which a preview knows whole. */
export function planOf({ plan }: PlannedStack): PlatformPlan {
    if (plan === undefined) {
        throw new UnknownValue("no Platform publishes a plan");
    }
    return plan;
}

/** Code that only a look at the cluster needs: a policy pack does not load it. */
export function lazily(load: () => Promise<{ readonly probe: LiveEvaluator }>): LiveEvaluator {
    return async (world, settings) => (await load()).probe(world, settings);
}

/** The same for a look at the cluster from its inside. */
export function fromPods(
    load: () => Promise<{ readonly probe: LiveEvaluator; readonly questions: PodQuestions }>,
): Pick<Rule, "live" | "asks"> {
    return { live: lazily(load), asks: async (world) => (await load()).questions(world) };
}

function failure(evidence: string): Finding {
    return { outcome: "fail", evidence };
}

/** Hands on what is a defect of ours. */
function unknownBy(error: unknown, subject: string): Finding {
    if (isUnknown(error)) {
        return { outcome: "unknown", evidence: `${subject}: ${error.message}` };
    }
    throw error;
}

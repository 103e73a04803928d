import type { LiveWorld } from "./live/liveWorld.ts";
import type { PlannedStack } from "./plannedStack.ts";

/** What a rule can ask after an `up`. */
export interface RunningWorld extends LiveWorld {
    /** The stack as its exported state has it, secrets unwrapped. */
    readonly state: PlannedStack;

    /** Every generated value of the state, with the logical name of the resource that made it. */
    readonly secrets: ReadonlyMap<string, string>;

    /** The exported state as it is stored, where no secret may stand in plain text. */
    readonly stored: string;
}

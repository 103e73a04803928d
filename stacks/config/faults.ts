/** One thing in a stack's config, or between two components, that cannot stand. */
export interface Fault {
    /** Full key, e.g. "sparkstead:objectStore.storage". */
    readonly key: string;

    /** What was found, what is required, and the remedy, as one sentence without a full stop. */
    readonly problem: string;
}

/** Every fault of a stack at once. */
export class Faults extends Error {
    override readonly name = "Faults";
    readonly faults: readonly Fault[];

    constructor(faults: readonly Fault[]) {
        super(report(faults));
        this.faults = faults;
    }
}

function report(faults: readonly Fault[]): string {
    const count = faults.length === 1 ? "1 fault" : `${faults.length} faults`;
    const lines = faults.map(({ key, problem }) => `  ${key}: ${problem}`);
    return [`${count} in this stack's config; nothing was changed:`, ...lines].join("\n");
}

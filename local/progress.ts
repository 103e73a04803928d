/** How often a long step says that it is still alive, so that silence never looks like a hang. */
const heartbeatMilliseconds = 20_000;

export interface PhaseTime {
    readonly name: string;
    readonly seconds: number;
}

const finished: PhaseTime[] = [];

/** The phases that ended so far, in order, for the report. */
export function phaseTimes(): readonly PhaseTime[] {
    return finished;
}

/** Prints one line of progress. */
export function say(line: string): void {
    process.stdout.write(`${line}\n`);
}

/** Runs a named phase: says that it began, that it goes on, and how long it took. */
export async function phase<T>(name: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const seconds = (): number => Math.round((performance.now() - began) / 100) / 10;
    say(`▸ ${name}`);
    const heartbeat = setInterval(() => {
        say(`  … ${name}: ${seconds().toFixed(0)} s`);
    }, heartbeatMilliseconds);
    try {
        const result = await work();
        finished.push({ name, seconds: seconds() });
        say(`✓ ${name} (${seconds().toFixed(1)} s)`);
        return result;
    } finally {
        clearInterval(heartbeat);
    }
}

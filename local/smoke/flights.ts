import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A real data set that ships in the npm package vega-datasets: 20,000 flights in the United States in 2001, as one JSON array. */
const file = join(
    fileURLToPath(import.meta.resolve("vega-datasets")),
    "../../data/flights-20k.json",
);

interface Flight {
    readonly origin: string;
    readonly delay: number;
    readonly distance: number;
}

/** What jobs/aggregate.py computes of the flights from one airport. */
export interface Figures {
    readonly origin: string;
    readonly flights: number;
    readonly late: number;
    readonly meanDelay: number;
    readonly longestDelay: number;
    readonly distance: number;
}

/** Text of the data set. */
export async function flightsText(): Promise<string> {
    return readFile(file, "utf8");
}

/** The same aggregation as jobs/aggregate.py, without Spark. */
export function figuresOf(text: string): readonly Figures[] {
    const byOrigin: Record<string, Flight[]> = {};
    for (const flight of JSON.parse(text) as readonly Flight[]) {
        (byOrigin[flight.origin] ??= []).push(flight);
    }
    return Object.entries(byOrigin).map(([origin, flights]) => ({
        origin,
        flights: flights.length,
        late: flights.filter(({ delay }) => delay > 15).length,
        meanDelay: sum(flights.map(({ delay }) => delay)) / flights.length,
        longestDelay: Math.max(...flights.map(({ delay }) => delay)),
        distance: sum(flights.map(({ distance }) => distance)),
    }));
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((total, number) => total + number, 0);
}

/** Every difference between two sets of figures; means may differ in their last digits. */
export function differences(found: readonly Figures[], expected: readonly Figures[]): string[] {
    const rest = new Map(found.map((figures) => [figures.origin, figures]));
    const differing = expected.filter((figures) => {
        const other = rest.get(figures.origin);
        rest.delete(figures.origin);
        return other === undefined || !areSame(figures, other);
    });
    return [
        ...(found.length === expected.length
            ? []
            : [`found ${found.length} airports, expected ${expected.length}`]),
        ...differing.map(({ origin }) => `the figures of ${origin} differ`),
        ...[...rest.keys()].map((origin) => `${origin} is in no flight`),
    ];
}

function areSame(a: Figures, b: Figures): boolean {
    const isNear = Math.abs(a.meanDelay - b.meanDelay) <= 1e-9 * Math.max(1, Math.abs(a.meanDelay));
    return (
        isNear &&
        a.flights === b.flights &&
        a.late === b.late &&
        a.longestDelay === b.longestDelay &&
        a.distance === b.distance
    );
}

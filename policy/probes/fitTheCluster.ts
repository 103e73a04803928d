import { stackLabel as labelKey } from "../../components/kubernetes/stackLabel.ts";
import { binaryQuantity, cpuQuantity, quantityValue } from "../../components/render/quantity.ts";
import type { Workload } from "../../stacks/plan/capacity.ts";
import type { Container } from "../kubernetes/pods.ts";
import { fail, listed, pass } from "../live/answers.ts";
import { type Node, isSchedulable, nodesOf } from "../live/nodes.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface Pod {
    readonly metadata: {
        readonly namespace?: string;
        readonly labels?: Readonly<Record<string, string>>;
    };
    readonly spec: { readonly nodeName?: string; readonly containers?: readonly Container[] };
    readonly status?: { readonly phase?: string };
}

const measures = ["cpu", "memory"] as const;
type Amounts = Readonly<Record<(typeof measures)[number], number>>;

/** First the sum, then whether each pod finds a node: two halves of a core hold no pod that asks for a whole one. */
export const probe: LiveEvaluator = async ({ cluster, plan, stackLabel }) => {
    const nodes = (await nodesOf(cluster)).filter(isSchedulable);
    const pods = (await listed<Pod>(cluster, "/api/v1/pods")).filter(
        ({ metadata, status }) =>
            status?.phase !== "Succeeded" &&
            status?.phase !== "Failed" &&
            // What this stack runs already is what the plan asks for.
            metadata.labels?.[labelKey] !== stackLabel,
    );
    const free = nodes.map((node) => freeOn(node, pods));
    const wanted = plan.capacity.workloads.flatMap(({ replicas, ...workload }) =>
        Array.from({ length: replicas }, () => workload),
    );
    const short = measures.flatMap((measure): Finding[] => {
        const needed = sum(wanted.map(({ resources }) => quantityValue(resources[measure]) ?? 0));
        const there = sum(free.map((amounts) => amounts[measure]));
        return needed <= there
            ? []
            : [
                  fail(
                      `the plan requests ${shown(needed, measure)} of ${measure}, the nodes have ${shown(there, measure)} free`,
                  ),
              ];
    });
    if (short.length > 0) {
        return short;
    }
    const homeless = unplaced(wanted, free);
    return homeless === undefined
        ? [
              pass(
                  `${wanted.length} pods on ${nodes.length} nodes; ${measures.map((measure) => `${shown(sum(free.map((amounts) => amounts[measure])), measure)} ${measure} free`).join(", ")}`,
              ),
          ]
        : [
              fail(
                  `no node has room for ${homeless.namespace}/${homeless.name} (${homeless.resources.cpu}, ${homeless.resources.memory}) beside the rest of the plan`,
              ),
          ];
};

function freeOn({ metadata, status }: Node, pods: readonly Pod[]): Amounts {
    const here = pods.filter(({ spec }) => spec.nodeName === metadata.name);
    const of = (measure: keyof Amounts): number =>
        (quantityValue(status?.allocatable?.[measure] ?? "0") ?? 0) -
        sum(
            here.map(({ spec }) =>
                sum((spec.containers ?? []).map((container) => requestOf(container, measure))),
            ),
        );
    return { cpu: of("cpu"), memory: of("memory") };
}

function requestOf({ resources }: Container, measure: string): number {
    const quantity = resources?.requests?.[measure];
    return typeof quantity === "string" ? (quantityValue(quantity) ?? 0) : 0;
}

/** The first pod that finds no node when the largest are placed first. */
function unplaced(
    wanted: readonly Omit<Workload, "replicas">[],
    free: readonly Amounts[],
): Omit<Workload, "replicas"> | undefined {
    const left = free.map((amounts) => ({ ...amounts }));
    const largestFirst = [...wanted].sort(
        (a, b) =>
            (quantityValue(b.resources.memory) ?? 0) - (quantityValue(a.resources.memory) ?? 0),
    );
    return largestFirst.find(({ resources }) => {
        const need = {
            cpu: quantityValue(resources.cpu) ?? 0,
            memory: quantityValue(resources.memory) ?? 0,
        };
        const home = left.find(
            ({ cpu, memory }) => cpu >= need.cpu - 1e-6 && memory >= need.memory,
        );
        if (home !== undefined) {
            home.cpu -= need.cpu;
            home.memory -= need.memory;
        }
        return home === undefined;
    });
}

function sum(values: readonly number[]): number {
    return values.reduce((total, value) => total + value, 0);
}

function shown(value: number, measure: keyof Amounts): string {
    return measure === "cpu"
        ? cpuQuantity(value)
        : binaryQuantity(Math.round(value / 2 ** 20) * 2 ** 20);
}

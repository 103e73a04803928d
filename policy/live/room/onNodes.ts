import { quantityValue } from "../../../components/render/quantity.ts";
import type { Workload } from "../../../stacks/plan/capacity.ts";
import type { Finding } from "../../rule.ts";
import { fail, pass } from "../answers.ts";
import type { LiveWorld } from "../liveWorld.ts";
import { type Node, isSchedulable, nodesOf } from "../nodes.ts";
import { isOfStack } from "../stackObjects.ts";
import {
    type Amounts,
    type Pod,
    measures,
    neededBy,
    shown,
    sum,
    takenBy,
    takingPods,
} from "./amounts.ts";

/** First the sum, then whether each pod finds a node: two halves of a core hold no pod that asks for a whole one. */
export async function roomOnNodes(world: LiveWorld): Promise<readonly Finding[]> {
    const nodes = (await nodesOf(world.cluster)).filter(isSchedulable);
    // What this stack runs already is what the plan asks for.
    const others = (await takingPods(world.cluster)).filter((pod) => !isOfStack(world, pod));
    const free = nodes.map((node) => freeOn(node, others));
    const wanted = world.plan.capacity.workloads.flatMap(({ replicas, ...workload }) =>
        Array.from({ length: replicas }, () => workload),
    );
    const short = measures.flatMap((measure): Finding[] => {
        const needed = sum(wanted.map((workload) => neededBy(workload)[measure]));
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
                  `${sum(wanted.map((workload) => neededBy(workload).pods))} pods on ${nodes.length} nodes; ${measures.map((measure) => `${shown(sum(free.map((amounts) => amounts[measure])), measure)} ${measure} free`).join(", ")}`,
              ),
          ]
        : [
              fail(
                  `no node has room for ${homeless.namespace}/${homeless.name} (${homeless.resources.cpu}, ${homeless.resources.memory}) beside the rest of the plan`,
              ),
          ];
}

function freeOn({ metadata, status }: Node, pods: readonly Pod[]): Amounts {
    const taken = pods.filter(({ spec }) => spec.nodeName === metadata.name).map(takenBy);
    const of = (measure: keyof Amounts): number =>
        (quantityValue(status?.allocatable?.[measure] ?? "0") ?? 0) -
        sum(taken.map((amounts) => amounts[measure]));
    return { cpu: of("cpu"), memory: of("memory"), pods: of("pods") };
}

/** The first pod that finds no node when the largest are placed first. */
function unplaced(
    wanted: readonly Omit<Workload, "replicas">[],
    free: readonly Amounts[],
): Omit<Workload, "replicas"> | undefined {
    const left = free.map((amounts) => ({ ...amounts }));
    const largestFirst = [...wanted].sort((a, b) => neededBy(b).memory - neededBy(a).memory);
    return largestFirst.find((workload) => {
        const need = neededBy(workload);
        const home = left.find(
            ({ cpu, memory, pods }) =>
                cpu >= need.cpu - 1e-6 && memory >= need.memory && pods >= need.pods,
        );
        if (home !== undefined) {
            home.cpu -= need.cpu;
            home.memory -= need.memory;
            home.pods -= need.pods;
        }
        return home === undefined;
    });
}

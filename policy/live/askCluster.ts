import { type PolicyConfig, settingsOf } from "../levels.ts";
import { type ReportRow, rowOf } from "../report/report.ts";
import type { Rule } from "../rule.ts";
import { Untold, orUnknown, unknown } from "./answers.ts";
import type { ClusterWorld, LiveWorld } from "./liveWorld.ts";
import type { PodAnswer, PodQuestion, Pods } from "./pods/pods.ts";

/** Rules that have something to say where the cluster does not answer. */
const undaunted: ReadonlySet<string> = new Set(["reach-the-cluster", "have-the-tools"]);

/** The cluster from outside and from inside. */
export interface AskedWorld extends ClusterWorld {
    readonly pods: Pods;

    /** What the stack's target says to the rules. */
    readonly policyConfig: PolicyConfig;
}

/**
 * Asks the cluster what every rule wants to know of it before or after an `up`. Where it does not answer at all that is said once, and
 * the rest is unknown.
 */
export async function askCluster(
    moment: "live" | "after",
    rules: readonly Rule[],
    { pods, policyConfig, ...world }: AskedWorld,
): Promise<readonly ReportRow[]> {
    const asking = rules.flatMap((rule) => {
        const evaluator = rule[moment];
        return evaluator === undefined ? [] : [{ rule, evaluator }];
    });
    const isSilent = (await world.cluster.get("/version")).kind === "failed";
    const asks = asking.flatMap(({ rule }) => (moment === "live" ? (rule.asks ?? []) : []));
    const answers = ask(pods, isSilent ? [] : asks, world);
    const answerTo: LiveWorld["answerTo"] = async (question) =>
        (await answers).get(keyOf(question)) ?? { kind: "unasked", text: "nobody asked" };
    const rows = await Promise.all(
        asking.map(async ({ rule, evaluator }) => {
            const findings =
                isSilent && !undaunted.has(rule.id)
                    ? [unknown("the cluster does not answer")]
                    : await orUnknown(() =>
                          evaluator({ ...world, answerTo }, settingsOf(policyConfig, rule.id)),
                      );
            return rowOf(rule, moment, findings);
        }),
    );
    await answers;
    return rows;
}

type Answers = ReadonlyMap<string, PodAnswer>;

/** Everything that the rules want to know of pods, asked at once; what several want to know is asked once. */
async function ask(
    pods: Pods,
    asks: readonly NonNullable<Rule["asks"]>[],
    world: ClusterWorld,
): Promise<Answers> {
    const wanted = await Promise.all(asks.map((questions) => questionsOf(questions, world)));
    const distinct = new Map(wanted.flat().map((question) => [keyOf(question), question]));
    const answers = await pods.ask([...distinct.values()]);
    return new Map(
        [...distinct.keys()].flatMap((key, index) => {
            const answer = answers[index];
            return answer === undefined ? [] : [[key, answer] as const];
        }),
    );
}

/** None where the cluster does not tell what there is to ask: the rule says so itself. */
async function questionsOf(
    questions: NonNullable<Rule["asks"]>,
    world: ClusterWorld,
): Promise<readonly PodQuestion[]> {
    try {
        return await questions(world);
    } catch (error) {
        if (error instanceof Untold) {
            return [];
        }
        throw error;
    }
}

function keyOf(question: PodQuestion): string {
    return JSON.stringify(question);
}

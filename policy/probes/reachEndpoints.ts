import { fail, unknown } from "../live/answers.ts";
import {
    type Endpoint,
    endpointsOf,
    notMadeYet,
    subjectIn,
    unmadeService,
} from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { concluded, obstacleOf } from "../live/pods/judging.ts";
import type { PodAnswer, PodQuestion } from "../live/pods/pods.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

/** Somebody who opens an endpoint: one server of it that answers is enough. */
interface Opening {
    readonly endpoint: Endpoint;
    readonly user: string;
    readonly questions: readonly PodQuestion[];
}

export const questions: PodQuestions = async (world) => {
    const { openings } = await openingsOf(world);
    return openings.flatMap((opening) => opening.questions);
};

export const probe: LiveEvaluator = async (world) => {
    const { openings, unmade } = await openingsOf(world);
    const findings = await Promise.all(
        openings.map(async (opening) =>
            findingsOf(opening, await Promise.all(opening.questions.map(world.answerTo))),
        ),
    );
    return concluded(
        [...unmade.map(notMadeYet), ...findings.flat()],
        `${openings.length} ways open`,
    );
};

/** A name without an address is the finding of resolve-names. */
function findingsOf(
    { endpoint, user, questions: asked }: Opening,
    answers: readonly PodAnswer[],
): readonly Finding[] {
    const [first] = answers;
    if (first === undefined || answers.some(({ kind }) => kind === "answered")) {
        return [];
    }
    const seen = answers.find(({ kind }) => kind === "refused" || kind === "timedOut");
    const addresses = asked.map(({ inquiry }) =>
        inquiry.kind === "connect" ? `${inquiry.host}:${inquiry.port}` : "",
    );
    return [
        seen === undefined
            ? unknown(
                  first.kind === "unasked"
                      ? first.text
                      : `${endpoint.what} at ${addresses.join(", ")}: ${obstacleOf(first)}`,
              )
            : fail(
                  `${endpoint.what} at ${addresses.join(", ")} (${endpoint.configKey}) is closed to pods of ${user}: ${obstacleOf(seen)}`,
              ),
    ];
}

async function openingsOf(
    world: ClusterWorld,
): Promise<{ readonly openings: readonly Opening[]; readonly unmade: readonly string[] }> {
    // The gateway has a rule of its own, which asks for more than a connection.
    const endpoints = endpointsOf(world.plan).filter(({ what }) => what !== "the gateway");
    const known = await Promise.all(
        endpoints.map(async (endpoint) => ({
            endpoint,
            unmade: (
                await Promise.all(endpoint.servers.map(({ host }) => unmadeService(world, host)))
            ).flatMap((service) => service ?? []),
        })),
    );
    return {
        unmade: known.flatMap(({ unmade }) => unmade),
        openings: known
            .filter(({ unmade }) => unmade.length === 0)
            .flatMap(({ endpoint }) =>
                endpoint.users.map((user) => ({
                    endpoint,
                    user,
                    questions: endpoint.servers.map(({ host, port }) => ({
                        subject: subjectIn(world.plan, user),
                        inquiry: { kind: "connect", host, port } as const,
                    })),
                })),
            ),
    };
}

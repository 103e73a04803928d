import { isIP } from "node:net";

import { fail, unknown } from "../live/answers.ts";
import {
    type Endpoint,
    endpointsOf,
    notMadeYet,
    subjectIn,
    unmadeService,
} from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { concluded } from "../live/pods/judging.ts";
import type { PodQuestion } from "../live/pods/pods.ts";
import type { LiveEvaluator, PodQuestions } from "../rule.ts";

/** A name with the namespace that opens it. */
interface Name {
    readonly endpoint: Endpoint;
    readonly host: string;
    readonly question: PodQuestion;
}

export const questions: PodQuestions = async (world) => {
    const { asked } = await namesOf(world);
    return asked.map(({ question }) => question);
};

export const probe: LiveEvaluator = async (world) => {
    const { asked, unmade } = await namesOf(world);
    const findings = await Promise.all(
        asked.map(async ({ endpoint, host, question }) => {
            const { kind, text } = await world.answerTo(question);
            switch (kind) {
                case "answered":
                    return [];
                case "unresolved":
                    return [
                        fail(
                            `${endpoint.what} is ${host} (${endpoint.configKey}), which has no address for pods of ${question.subject.namespace}`,
                        ),
                    ];
                default:
                    return [unknown(text)];
            }
        }),
    );
    return concluded([...unmade.map(notMadeYet), ...findings.flat()], `${asked.length} names`);
};

async function namesOf(
    world: ClusterWorld,
): Promise<{ readonly asked: readonly Name[]; readonly unmade: readonly string[] }> {
    const hosts = endpointsOf(world.plan).flatMap((endpoint) =>
        endpoint.servers
            .filter(({ host }) => isIP(host) === 0)
            .map(({ host }) => ({ endpoint, host })),
    );
    const known = await Promise.all(
        hosts.map(async (host) => ({ ...host, service: await unmadeService(world, host.host) })),
    );
    return {
        unmade: known.flatMap(({ service }) => service ?? []),
        asked: known
            .filter(({ service }) => service === undefined)
            .flatMap(({ endpoint, host }) =>
                endpoint.users.map((user) => ({
                    endpoint,
                    host,
                    question: {
                        subject: subjectIn(world.plan, user),
                        inquiry: { kind: "resolve", host } as const,
                    },
                })),
            ),
    };
}

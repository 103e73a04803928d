import { fail, pass, unknown } from "../live/answers.ts";
import { notMadeYet, subjectIn, unmadeService } from "../live/endpoints.ts";
import { obstacleOf, statusOf } from "../live/pods/judging.ts";
import type { PodAnswer, PodQuestion } from "../live/pods/pods.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

export const questions: PodQuestions = ({ plan }) =>
    Promise.resolve(plan.gateway === undefined ? [] : [question(plan, plan.gateway.gateway.url)]);

export const probe: LiveEvaluator = async (world) => {
    const { plan } = world;
    if (plan.gateway === undefined) {
        return [pass("the plan has no gateway")];
    }
    const { url } = plan.gateway.gateway;
    const unmade = await unmadeService(world, new URL(url).hostname);
    return unmade === undefined
        ? [findingOf(url, await world.answerTo(question(plan, url)))]
        : [notMadeYet(unmade)];
};

/** From where jobs are: clients of their own come with the components that submit. */
function question(plan: PlatformPlan, url: string): PodQuestion {
    return {
        subject: subjectIn(plan, plan.namespaces.jobs),
        inquiry: { kind: "fetch", url: `${url}/batches?size=1` },
    };
}

function findingOf(url: string, answer: PodAnswer): Finding {
    const page = `${url}/batches`;
    if (answer.kind === "unasked") {
        return unknown(answer.text);
    }
    if (answer.kind === "unresolved") {
        return unknown(`${page}: ${obstacleOf(answer)}`);
    }
    const status = statusOf(answer);
    switch (status) {
        case 200:
            return pass(`${page} answers`);
        case undefined:
            return fail(`${page} does not answer: ${obstacleOf(answer)}`);
        case 401:
        case 403:
            return fail(
                `${page} answers ${status}: it wants to know who asks, and clients of the platform send no credentials`,
            );
        default:
            return fail(`${page} answers ${status}, 200 is required`);
    }
}

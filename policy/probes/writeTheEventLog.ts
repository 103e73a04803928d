import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { fail, pass, unknown } from "../live/answers.ts";
import { subjectIn, unmadeService } from "../live/endpoints.ts";
import type { ClusterWorld } from "../live/liveWorld.ts";
import { obstacleOf, statusOf } from "../live/pods/judging.ts";
import type { Inquiry, PodAnswer, PodQuestion } from "../live/pods/pods.ts";
import { s3Place, storeUrl } from "../live/storeUrl.ts";
import { pathOnFileSystem, webHdfsUrls, webHdfsVerdict } from "../live/webHdfs.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

/** A place that can be asked about, and what its answers come to. */
interface Look {
    readonly host: string;
    readonly inquiries: readonly Inquiry[];
    readonly findings: (answers: readonly PodAnswer[]) => readonly Finding[];
}

export const questions: PodQuestions = async (world) => (await asked(world)) ?? [];

export const probe: LiveEvaluator = async (world) => {
    const { directory } = world.plan.eventLog;
    const look = lookAt(world.plan);
    if (look === undefined) {
        return [unknown(`${directory}: its store cannot be asked from a pod of ours`)];
    }
    const mine = await asked(world);
    if (mine === undefined) {
        return [unknown(`${directory}: its store is not made yet; \`up\` makes it`)];
    }
    const answers = await Promise.all(mine.map(world.answerTo));
    const silent = answers.find(({ kind }) => kind === "unasked");
    const findings = silent === undefined ? look.findings(answers) : [unknown(silent.text)];
    return findings.length > 0 ? findings : [pass(`${directory} is there and can be written to`)];
};

/** Nothing where the store is one of ours that is not made yet. */
async function asked(world: ClusterWorld): Promise<readonly PodQuestion[] | undefined> {
    const { plan } = world;
    const look = lookAt(plan);
    if (look === undefined) {
        return [];
    }
    const subject = subjectIn(plan, plan.namespaces.jobs);
    return (await unmadeService(world, look.host)) === undefined
        ? look.inquiries.map((inquiry) => ({ subject, inquiry }))
        : undefined;
}

function lookAt(plan: PlatformPlan): Look | undefined {
    const { directory } = plan.eventLog;
    const path = pathOnFileSystem(plan, directory);
    return path === undefined ? lookAtBucket(plan, directory) : lookAtFileSystem(plan, path);
}

function lookAtBucket({ objectStore }: PlatformPlan, directory: string): Look | undefined {
    const place = s3Place(directory);
    const { store } = objectStore;
    const credentials = store.credentials[names.principals.spark];
    if (place === undefined || credentials === undefined) {
        return undefined;
    }
    const { bucket, key: prefix } = place;
    const common = { kind: "store", region: store.region, credentials } as const;
    const query = { "list-type": "2", "max-keys": "1", prefix };
    return {
        host: new URL(store.endpoint).hostname,
        inquiries: [
            { ...common, request: "list", url: storeUrl(store, { bucket, key: "", query }) },
            {
                ...common,
                request: "upload",
                url: storeUrl(store, { bucket, key: `${prefix}preflight` }),
            },
        ],
        findings: ([list, upload]) => [
            ...(list === undefined ? [] : listFindings(list, directory)),
            ...(upload === undefined || list === undefined || statusOf(list) !== 200
                ? []
                : uploadFindings(upload, directory)),
        ],
    };
}

/** A prefix is there where a key begins with it: the store's marker, or a log. */
function listFindings(answer: PodAnswer, directory: string): readonly Finding[] {
    const status = statusOf(answer);
    switch (status) {
        case undefined:
            return [unknown(`${directory}: the store does not tell: ${obstacleOf(answer)}`)];
        case 200:
            return answer.text.includes("<Contents>")
                ? []
                : [fail(`${directory} is not there: nothing in the bucket begins with it`)];
        case 404:
            return [fail(`${directory}: the store has no such bucket`)];
        case 403:
            return [fail(`${directory}: the jobs' keys may not list it, the store answers 403`)];
        default:
            return [unknown(`${directory}: the store answers ${status}`)];
    }
}

/** The upload's checksum is wrong on purpose: a store that may be written to says so. One that heeds no checksum took it, and it went again. */
function uploadFindings(answer: PodAnswer, directory: string): readonly Finding[] {
    const status = statusOf(answer);
    const [, taken] = /^2\d\d (removed$|stays: .*)/.exec(answer.text) ?? [];
    if (taken !== undefined) {
        return taken === "removed"
            ? []
            : [unknown(`${directory}preflight was uploaded for a trial and ${taken}; delete it`)];
    }
    switch (status) {
        case 400:
            return answer.text.includes("Digest")
                ? []
                : [unknown(`${directory}: the store answers an upload with 400`)];
        case 403:
            return [
                fail(`${directory}: the jobs' keys may not write to it, the store answers 403`),
            ];
        default:
            return [
                unknown(
                    `${directory}: whether it can be written to is not told: ${status === undefined ? obstacleOf(answer) : `an upload with a wrong checksum is answered ${status}`}`,
                ),
            ];
    }
}

function lookAtFileSystem(plan: PlatformPlan, path: string): Look | undefined {
    const { directory } = plan.eventLog;
    const there = webHdfsUrls(plan, path, "GETFILESTATUS");
    const writable = webHdfsUrls(plan, path, "CHECKACCESS&fsaction=-wx");
    const [first] = there;
    return first === undefined
        ? undefined
        : {
              host: new URL(first).hostname,
              inquiries: [...there, ...writable].map((url) => ({ kind: "fetch", url })),
              findings: (answers) => {
                  const isThere = webHdfsVerdict(answers.slice(0, there.length));
                  const isWritable = webHdfsVerdict(answers.slice(there.length));
                  return isThere.kind === "no"
                      ? [fail(`${directory} is not there: ${isThere.why}`)]
                      : isThere.kind === "untold"
                        ? [unknown(`${directory}: ${isThere.why}`)]
                        : isWritable.kind === "no"
                          ? [
                                fail(
                                    `${directory}: user ${names.hadoopUser} may not write to it: ${isWritable.why}`,
                                ),
                            ]
                          : isWritable.kind === "untold"
                            ? [unknown(`${directory}: ${isWritable.why}`)]
                            : [];
              },
          };
}

import { names } from "../../stacks/plan/names.ts";
import type { ApplicationPlan } from "../../stacks/plan/applications.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { fail, unknown } from "../live/answers.ts";
import { subjectIn } from "../live/endpoints.ts";
import { concluded, obstacleOf, statusOf } from "../live/pods/judging.ts";
import type { Inquiry, PodAnswer, PodQuestion } from "../live/pods/pods.ts";
import { s3Place, storeUrl } from "../live/storeUrl.ts";
import { pathOnFileSystem, webHdfsUrls, webHdfsVerdict } from "../live/webHdfs.ts";
import type { Finding, LiveEvaluator, PodQuestions } from "../rule.ts";

/** A file that an application names. */
interface Artifact {
    readonly application: string;
    readonly path: string;
    readonly image: string;
}

/** How a file can be looked for, and what the answers say of it; nothing where it cannot. */
interface Look {
    readonly inquiries: readonly Inquiry[];
    readonly verdict: (
        answers: readonly PodAnswer[],
    ) => { readonly kind: "yes" } | { readonly kind: "no" | "untold"; readonly why: string };
}

export const questions: PodQuestions = ({ plan }) =>
    Promise.resolve(
        artifactsOf(plan).flatMap(
            (artifact) =>
                lookFor(plan, artifact)?.inquiries.map((inquiry) => question(plan, inquiry)) ?? [],
        ),
    );

export const probe: LiveEvaluator = async ({ plan, answerTo }) => {
    const artifacts = artifactsOf(plan);
    const findings = await Promise.all(
        artifacts.map(async (artifact): Promise<readonly Finding[]> => {
            const { application, path } = artifact;
            const file = `application ${application}: ${path}`;
            const look = lookFor(plan, artifact);
            if (look === undefined) {
                return [unknown(`${file} cannot be looked for from a pod of ours`)];
            }
            const verdict = look.verdict(
                await Promise.all(
                    look.inquiries.map((inquiry) => answerTo(question(plan, inquiry))),
                ),
            );
            switch (verdict.kind) {
                case "yes":
                    return [];
                case "no":
                    return [fail(`${file} is not there: ${verdict.why}`)];
                case "untold":
                    return [unknown(`${file}: ${verdict.why}`)];
            }
        }),
    );
    return concluded(findings.flat(), `${artifacts.length} files of applications`);
};

/** What no `up` of this stack brings there itself. */
function artifactsOf(plan: PlatformPlan): readonly Artifact[] {
    const { bucket, fileSystem } = plan.content;
    const root = plan.fileSystem?.fileSystem.defaultFs ?? "";
    const brought = new Set([
        ...(bucket?.files ?? []).map(({ path }) => `s3a://${bucket?.bucket ?? ""}/${path}`),
        ...(fileSystem?.files ?? []).map(({ path }) => `${root}${path}`),
    ]);
    return plan.applications
        .flatMap((application) =>
            filesOf(application).map((path) => ({
                application: application.name,
                path,
                image: application.specification.image ?? plan.runtime.image,
            })),
        )
        .filter(({ path }) => !brought.has(path));
}

function filesOf({ specification }: ApplicationPlan): readonly string[] {
    const { jars = [], files = [], pyFiles = [], archives = [] } = specification.deps ?? {};
    return [specification.mainApplicationFile, ...jars, ...files, ...pyFiles, ...archives];
}

function question(plan: PlatformPlan, inquiry: Inquiry): PodQuestion {
    return { subject: subjectIn(plan, plan.namespaces.jobs), inquiry };
}

function lookFor(plan: PlatformPlan, { path, image }: Artifact): Look | undefined {
    // Spark expands a pattern, and takes what follows # for a name.
    if (/[*?#[{]/.test(path)) {
        return undefined;
    }
    const url = URL.canParse(path) ? new URL(path) : undefined;
    switch (url?.protocol) {
        case "local:":
            return {
                inquiries: [{ kind: "file", image, path: decoded(url.pathname) }],
                verdict: single((answer) =>
                    answer.kind === "answered"
                        ? yes
                        : { kind: "no", why: `image ${image} has no such file` },
                ),
            };
        case "http:":
        case "https:":
            return { inquiries: [{ kind: "head", url: path }], verdict: single(ofPage) };
        case "s3a:":
        case "s3:": {
            const place = s3Place(path);
            const { store } = plan.objectStore;
            const credentials = store.credentials[names.principals.spark];
            return place === undefined || credentials === undefined
                ? undefined
                : {
                      inquiries: [
                          {
                              kind: "store",
                              request: "head",
                              url: storeUrl(store, place),
                              region: store.region,
                              credentials,
                          },
                      ],
                      verdict: single(ofPage),
                  };
        }
        default: {
            const there = pathOnFileSystem(plan, path);
            const urls = there === undefined ? [] : webHdfsUrls(plan, there, "GETFILESTATUS");
            return urls.length === 0
                ? undefined
                : {
                      inquiries: urls.map((page) => ({ kind: "fetch", url: page })),
                      verdict: webHdfsVerdict,
                  };
        }
    }
}

/** The path that java.net.URI finds in a URL; what is no escape stays as it is. */
function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}

const yes = { kind: "yes" } as const;

function single(of: (answer: PodAnswer) => ReturnType<Look["verdict"]>): Look["verdict"] {
    return ([answer]) =>
        answer === undefined
            ? { kind: "untold", why: "nobody asked" }
            : answer.kind === "unasked"
              ? { kind: "untold", why: answer.text }
              : of(answer);
}

function ofPage(answer: PodAnswer): ReturnType<Look["verdict"]> {
    const status = statusOf(answer);
    switch (status) {
        case 200:
            return yes;
        case 403:
        case 404:
            return { kind: "no", why: `its place answers ${status}` };
        default:
            return {
                kind: "untold",
                why:
                    status === undefined
                        ? `its place does not answer: ${obstacleOf(answer)}`
                        : `its place answers ${status}`,
            };
    }
}

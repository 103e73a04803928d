import { type Job, workflow } from "./workflow.ts";

/**
 * What is unsafe in a workflow; actionlint knows its grammar and says nothing of these.
 * @source https://docs.github.com/en/actions/reference/security/secure-use
 */
export function faultsOf(text: string): readonly string[] {
    const { on, permissions, jobs } = workflow(text);
    return [
        ...unpinned(text),
        ...secrets(text),
        ...(/pull_request_target|workflow_run/.test(JSON.stringify(on))
            ? ["starts with its own rights on what a stranger wrote"]
            : []),
        ...(JSON.stringify(permissions) === "{}" ? [] : ["grants permissions beside its jobs'"]),
        ...Object.entries(jobs).flatMap(([name, job]) =>
            faultsOfJob(job).map((fault) => `job ${name} ${fault}`),
        ),
    ];
}

/** A tag can be moved to another commit; the comment tells people and bots which one it was. */
function unpinned(text: string): string[] {
    return [...text.matchAll(/uses: *(.*)/g)]
        .map(([, reference = ""]) => reference)
        .filter(
            (reference) =>
                !reference.startsWith("./") && !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(reference),
        )
        .map((reference) => `uses ${reference} without a commit and its version`);
}

function secrets(text: string): string[] {
    return [...text.matchAll(/secrets(\.\w+|\[|: *inherit)|aws-secret-access-key|PASSPHRASE/g)]
        .map(([found]) => found)
        .filter((found) => found !== "secrets.GITHUB_TOKEN")
        .map((found) => `holds a long-lived secret: ${found}`);
}

function faultsOfJob(job: Job): string[] {
    const writes = Object.entries(job.permissions ?? {})
        .filter(([name, level]) => level === "write" && name !== "id-token")
        .map(([name]) => name);
    return [
        ...(job.permissions === undefined ? ["states no permissions"] : []),
        ...(job.uses === undefined && job["timeout-minutes"] === undefined
            ? ["has no limit of time"]
            : []),
        ...(job.steps ?? [])
            .filter(({ run = "" }) => run.includes("${{"))
            .map(({ name = "?" }) => `writes an expression into the script "${name}"`),
        ...(writes.length > 0 && job.steps?.some(({ uses }) => uses?.startsWith("actions/checkout"))
            ? [`runs a checkout with the right to write ${writes.join(", ")}`]
            : []),
    ];
}

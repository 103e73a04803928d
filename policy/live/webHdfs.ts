import { names } from "../../stacks/plan/names.ts";
import type { PlatformPlan } from "../../stacks/plan/plan.ts";
import { obstacleOf, statusOf } from "./pods/judging.ts";
import type { PodAnswer } from "./pods/pods.ts";

type Operation = "GETFILESTATUS" | "CHECKACCESS&fsaction=-wx";

/** A path's own part, where it is on the plan's file system. */
export function pathOnFileSystem(plan: PlatformPlan, path: string): string | undefined {
    const root = plan.fileSystem?.fileSystem.defaultFs;
    return root !== undefined && path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
}

/** Where Spark's user asks WebHDFS about a path: each NameNode, of which the active one answers, or what stands before them. */
export function webHdfsUrls(
    { fileSystem }: PlatformPlan,
    path: string,
    operation: Operation,
): readonly string[] {
    const { hdfsSite = {}, webHdfs } = fileSystem?.fileSystem ?? {};
    const nameNodes = Object.entries(hdfsSite)
        .filter(([key]) => key.startsWith("dfs.namenode.http-address."))
        .map(([, address]) => `http://${address}/webhdfs/v1`);
    const roots = nameNodes.length > 0 || webHdfs === undefined ? nameNodes : [webHdfs];
    return roots.map((root) => `${root}${path}?op=${operation}&user.name=${names.hadoopUser}`);
}

/** What the NameNodes together say: yes, no with the words of the active one, or nothing. */
export function webHdfsVerdict(
    answers: readonly PodAnswer[],
): { readonly kind: "yes" } | { readonly kind: "no" | "untold"; readonly why: string } {
    const told = answers.filter(({ text }) => !text.includes("StandbyException"));
    if (told.some((answer) => statusOf(answer) === 200)) {
        return { kind: "yes" };
    }
    const refusal = told.find((answer) => [403, 404].includes(statusOf(answer) ?? 0));
    if (refusal !== undefined) {
        const [, message = refusal.text] = /"message":"([^"]*)"/.exec(refusal.text) ?? [];
        return { kind: "no", why: message };
    }
    const [first] = told;
    return {
        kind: "untold",
        why:
            first === undefined
                ? "no NameNode is active, or none is known"
                : first.kind === "unasked"
                  ? first.text
                  : `the file system does not tell: ${obstacleOf(first)}`,
    };
}

import { Untold } from "../../policy/live/answers.ts";
import type { StackExport, StackState } from "../../policy/live/stackState.ts";
import { once } from "../once.ts";
import { type Stack, attemptPulumi } from "./pulumi.ts";

/** The state of a stack as Pulumi exports it, asked for once. What it reveals stays in memory: nothing here writes or logs it. */
export function stackState(stack: Stack): StackState {
    const exported = once(() => exportOf(stack, []));
    const revealed = once(() => exportOf(stack, ["--show-secrets"]));
    return { exported, revealed };
}

async function exportOf(stack: Stack, args: readonly string[]): Promise<StackExport> {
    const { code, stdout, stderr } = await attemptPulumi(stack, ["stack", "export", ...args]);
    if (code !== 0) {
        // Its standard output may hold a part of what it was to print.
        throw new Untold(
            `the state of stack ${stack.name} cannot be exported: ${stderr.trim().split("\n").at(-1) ?? ""}`,
        );
    }
    try {
        return JSON.parse(stdout) as StackExport;
    } catch {
        // The parser's words quote the text.
        throw new Untold(`the exported state of stack ${stack.name} is no JSON`);
    }
}

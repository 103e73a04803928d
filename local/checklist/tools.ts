import type { Tools } from "../../policy/live/tools.ts";
import { attempt } from "../run.ts";

/** The programs at these paths. */
export function toolsAt({ kubectl, pulumi }: Readonly<Record<keyof Tools, string>>): Tools {
    return {
        kubectl: () => printedBy(kubectl, ["version", "--client"]),
        pulumi: () => printedBy(pulumi, ["version"]),
    };
}

/** Not only of a release: clouds name theirs v1.36.0-eks-0f9e1c2. */
async function printedBy(program: string, args: readonly string[]): Promise<string | undefined> {
    const { code, stdout } = await attempt(program, args, { timeout: 20_000 });
    return code === 0 ? /v\d+\.\d+\.\d+\S*/.exec(stdout)?.[0] : undefined;
}

import { fail, pass, unknown } from "../live/answers.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

/** The oldest that was tried; the next major may be anything. */
export const triedPulumi = { major: 3, minor: 250 } as const;

/** @source https://kubernetes.io/releases/version-skew-policy/#kubectl */
const greatestSkew = 1;

const unneeded = "helm and python3 are not needed: the Kubernetes provider renders the charts";

export const probe: LiveEvaluator = async ({ cluster, tools }) => {
    const [answer, kubectl, pulumi] = await Promise.all([
        cluster.get("/version"),
        tools.kubectl(),
        tools.pulumi(),
    ]);
    const runs =
        answer.kind === "value" ? (answer.value as { gitVersion?: string }).gitVersion : "";
    const faults = [...kubectlFaults(kubectl, runs ?? ""), ...pulumiFaults(pulumi)];
    if (faults.length > 0) {
        return faults;
    }
    const both = `kubectl ${kubectl ?? ""}, Pulumi ${pulumi ?? ""}`;
    return answer.kind === "value"
        ? [pass(`${both}; ${unneeded}`)]
        : [unknown(`${both}; what the cluster runs it does not say: ${answer.why}`)];
};

function kubectlFaults(printed: string | undefined, cluster: string): readonly Finding[] {
    const [own, theirs] = [lineOf(printed), lineOf(cluster)];
    if (own === undefined) {
        return [fail("kubectl tells no version")];
    }
    return theirs !== undefined &&
        (own.major !== theirs.major || Math.abs(own.minor - theirs.minor) > greatestSkew)
        ? [
              fail(
                  `kubectl is ${printed ?? ""}, the cluster runs ${cluster}; at most ${greatestSkew} minor version between them is supported`,
              ),
          ]
        : [];
}

function pulumiFaults(printed: string | undefined): readonly Finding[] {
    const { major, minor } = triedPulumi;
    const own = lineOf(printed);
    return own?.major === major && own.minor >= minor
        ? []
        : [
              fail(
                  `Pulumi ${printed === undefined ? "tells no version" : `is ${printed}`}, ${major}.${minor} or a newer ${major}.x is required`,
              ),
          ];
}

function lineOf(version = ""): { readonly major: number; readonly minor: number } | undefined {
    const [, major, minor] = /^v(\d+)\.(\d+)\./.exec(version) ?? [];
    return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

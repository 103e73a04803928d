import { privilegedNamespaces } from "../exceptions.ts";
import { fail, pass } from "../live/answers.ts";
import { platformNamespaces } from "../live/namespaces.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async (world, settings) => {
    const exceptions = privilegedNamespaces(world.plan, settings);
    const namespaces = await platformNamespaces(world);
    const faults = namespaces.flatMap(({ metadata: { name, labels } }) => {
        const level = labels?.["pod-security.kubernetes.io/enforce"];
        return level === "restricted" || exceptions.has(name)
            ? []
            : [
                  fail(
                      `namespace ${name} enforces Pod Security ${level ?? "nothing"}, restricted is required`,
                  ),
              ];
    });
    return faults.length > 0 ? faults : [pass(`${namespaces.length} namespaces`)];
};

import { stackLabel as labelKey } from "../../components/kubernetes/stackLabel.ts";
import { fail, pass } from "../live/answers.ts";
import { platformNamespaces } from "../live/namespaces.ts";
import type { LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async (world) => {
    const namespaces = await platformNamespaces(world);
    const foreign = namespaces.filter(
        ({ metadata }) => metadata.labels?.[labelKey] !== world.stackLabel,
    );
    return foreign.length === 0
        ? [pass(`${namespaces.length} are there, all of ${world.stackLabel}`)]
        : foreign.map(({ metadata }) =>
              fail(
                  `namespace ${metadata.name} belongs to ${metadata.labels?.[labelKey] ?? "nobody that says so"}, ${world.stackLabel} is required`,
              ),
          );
};

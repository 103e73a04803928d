import { fail, pass } from "../live/answers.ts";
import { valuesOf } from "../live/planValues.ts";
import { type StorageClass, defaultClasses, storageClassesOf } from "../live/storageClasses.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const classes = await storageClassesOf(cluster);
    const names = classes.map(({ metadata }) => metadata.name).join(", ") || "none";
    const defaults = defaultClasses(classes);
    const named = [...new Set(valuesOf(plan, "storageClass"))].map((name) => {
        const storageClass = classes.find(({ metadata }) => metadata.name === name);
        return storageClass === undefined
            ? fail(`the plan names StorageClass ${name}, the cluster has ${names}`)
            : provided(storageClass);
    });
    // Who names a size and no class gets the default's.
    const needsDefault = valuesOf(plan, "storage").length > valuesOf(plan, "storageClass").length;
    const [first, second] = defaults;
    if (!needsDefault) {
        return named.length > 0 ? named : [pass("the plan asks for no storage")];
    }
    if (first === undefined) {
        return [
            ...named,
            fail(`the cluster has no default StorageClass (it has ${names}), one is required`),
        ];
    }
    return second === undefined
        ? [...named, provided(first)]
        : [
              ...named,
              fail(`the cluster has ${defaults.length} default StorageClasses, one is required`),
          ];
};

function provided({ metadata, provisioner = "" }: StorageClass): Finding {
    return provisioner === "kubernetes.io/no-provisioner"
        ? fail(`StorageClass ${metadata.name} has no provisioner, one is required`)
        : pass(`StorageClass ${metadata.name} by ${provisioner}`);
}

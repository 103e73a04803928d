import { fail, pass } from "../live/answers.ts";
import { plannedClaims } from "../live/room/plannedClaims.ts";
import { type StorageClass, defaultClasses, storageClassesOf } from "../live/storageClasses.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const classes = await storageClassesOf(cluster);
    const names = classes.map(({ metadata }) => metadata.name).join(", ") || "none";
    const defaults = defaultClasses(classes);
    const asked = new Set(plannedClaims(plan).map(({ storageClass }) => storageClass));
    const classNames = [...asked].filter((name) => name !== undefined);
    const named = classNames.map((name) => {
        const storageClass = classes.find(({ metadata }) => metadata.name === name);
        return storageClass === undefined
            ? fail(`the plan names StorageClass ${name}, the cluster has ${names}`)
            : provided(storageClass);
    });
    const [first, second] = defaults;
    if (!asked.has(undefined)) {
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

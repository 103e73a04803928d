import { fail, listed, pass } from "../live/answers.ts";
import { valuesOf } from "../live/planValues.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

interface StorageClass {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly provisioner?: string;
}

const isDefault = "storageclass.kubernetes.io/is-default-class";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const classes = await listed<StorageClass>(cluster, "/apis/storage.k8s.io/v1/storageclasses");
    const names = classes.map(({ metadata }) => metadata.name).join(", ") || "none";
    const defaults = classes.filter(({ metadata }) => metadata.annotations?.[isDefault] === "true");
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

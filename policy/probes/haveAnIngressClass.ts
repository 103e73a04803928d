import { fail, listed, pass } from "../live/answers.ts";
import { plannedIngresses } from "../live/plannedIngresses.ts";
import type { LiveEvaluator } from "../rule.ts";

interface IngressClass {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
}

const isDefault = "ingressclass.kubernetes.io/is-default-class";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const ingresses = plannedIngresses(plan);
    if (ingresses.length === 0) {
        return [pass("the plan has no Ingress")];
    }
    const classes = await listed<IngressClass>(
        cluster,
        "/apis/networking.k8s.io/v1/ingressclasses",
    );
    const names = classes.map(({ metadata }) => metadata.name);
    const has = `the cluster has ${names.join(", ") || "none"}`;
    const faults = ingresses.flatMap(({ host, ingressClass }) => {
        if (ingressClass !== undefined) {
            return names.includes(ingressClass)
                ? []
                : [fail(`${host} names IngressClass ${ingressClass}, ${has}`)];
        }
        return classes.some(({ metadata }) => metadata.annotations?.[isDefault] === "true")
            ? []
            : [fail(`${host} needs a default IngressClass, ${has}`)];
    });
    return faults.length > 0 ? faults : [pass(`${ingresses.length} Ingresses, ${has}`)];
};

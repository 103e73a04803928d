import { fail, listed, pass } from "../live/answers.ts";
import { objectsWith } from "../live/planValues.ts";
import type { LiveEvaluator } from "../rule.ts";

interface IngressClass {
    readonly metadata: {
        readonly name: string;
        readonly annotations?: Readonly<Record<string, string>>;
    };
}

const isDefault = "ingressclass.kubernetes.io/is-default-class";

export const probe: LiveEvaluator = async ({ cluster, plan }) => {
    const ingresses = ingressesOf(plan);
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
        if (typeof ingressClass === "string") {
            return names.includes(ingressClass)
                ? []
                : [fail(`${String(host)} names IngressClass ${ingressClass}, ${has}`)];
        }
        return classes.some(({ metadata }) => metadata.annotations?.[isDefault] === "true")
            ? []
            : [fail(`${String(host)} needs a default IngressClass, ${has}`)];
    });
    return faults.length > 0 ? faults : [pass(`${ingresses.length} Ingresses, ${has}`)];
};

/** Objects under a key "ingress", wherever they stand. */
function ingressesOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([key, inner]) =>
        key === "ingress" ? objectsWith(inner, "host") : ingressesOf(inner),
    );
}

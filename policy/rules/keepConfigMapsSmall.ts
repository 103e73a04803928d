import { eachResource } from "../evaluators.ts";
import { kindOf } from "../kubernetes/objects.ts";
import type { Rule } from "../rule.ts";

export const keepConfigMapsSmall: Rule = {
    id: "keep-config-maps-small",
    title: "Every ConfigMap holds less than 1 MiB",
    reason: "The API server refuses more, and only when the deployment has begun.",
    source: "D2, H7; https://kubernetes.io/docs/concepts/configuration/configmap/#motivation",
    severity: "mandatory",
    remedy: "bring large files another way: into the bucket or the image (sparkstead:bucket)",
    plan: eachResource((resource) => {
        if (kindOf(resource) !== "ConfigMap") {
            return [];
        }
        const { data, binaryData } = resource.props;
        const bytes = Buffer.byteLength(JSON.stringify({ data, binaryData }));
        return bytes > 2 ** 20
            ? [`holds ${Math.round(bytes / 1024)} KiB, at most 1024 are allowed`]
            : [];
    }),
};

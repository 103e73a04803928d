import type { Rule } from "./rule.ts";
import { pinImages } from "./rules/pinImages.ts";
import { referToSecrets } from "./rules/referToSecrets.ts";
import { renderCharts } from "./rules/renderCharts.ts";
import { restrictPods } from "./rules/restrictPods.ts";
import { setResources } from "./rules/setResources.ts";
import { useCatalogueImages } from "./rules/useCatalogueImages.ts";

/** The pre-deployment checklist. */
export const rules: readonly Rule[] = [
    pinImages,
    referToSecrets,
    renderCharts,
    restrictPods,
    setResources,
    useCatalogueImages,
];

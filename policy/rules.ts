import type { Rule } from "./rule.ts";
import { agreeOnEventLog } from "./rules/agreeOnEventLog.ts";
import { agreeOnFileSystem } from "./rules/agreeOnFileSystem.ts";
import { agreeOnPython } from "./rules/agreeOnPython.ts";
import { avoidDeadRegistries } from "./rules/avoidDeadRegistries.ts";
import { avoidWildcards } from "./rules/avoidWildcards.ts";
import { budgetDisruptions } from "./rules/budgetDisruptions.ts";
import { countEveryPod } from "./rules/countEveryPod.ts";
import { declareClusterRoles } from "./rules/declareClusterRoles.ts";
import { keepConfigMapsSmall } from "./rules/keepConfigMapsSmall.ts";
import { keepHooksOff } from "./rules/keepHooksOff.ts";
import { keepOffTheHost } from "./rules/keepOffTheHost.ts";
import { keepQuorumsOdd } from "./rules/keepQuorumsOdd.ts";
import { labelObjects } from "./rules/labelObjects.ts";
import { matchVersions } from "./rules/matchVersions.ts";
import { mountTokensWhereUsed } from "./rules/mountTokensWhereUsed.ts";
import { nameJarsInClassPaths } from "./rules/nameJarsInClassPaths.ts";
import { nameTheCluster } from "./rules/nameTheCluster.ts";
import { pinImages } from "./rules/pinImages.ts";
import { probeServedContainers } from "./rules/probeServedContainers.ts";
import { protectState } from "./rules/protectState.ts";
import { referToSecrets } from "./rules/referToSecrets.ts";
import { refuseStandIns } from "./rules/refuseStandIns.ts";
import { renderCharts } from "./rules/renderCharts.ts";
import { replaceUnreadyJobs } from "./rules/replaceUnreadyJobs.ts";
import { resolveAccounts } from "./rules/resolveAccounts.ts";
import { resolveClaims } from "./rules/resolveClaims.ts";
import { resolveConfigMaps } from "./rules/resolveConfigMaps.ts";
import { resolvePorts } from "./rules/resolvePorts.ts";
import { resolveSecrets } from "./rules/resolveSecrets.ts";
import { restrictNamespaces } from "./rules/restrictNamespaces.ts";
import { restrictPods } from "./rules/restrictPods.ts";
import { selectPods } from "./rules/selectPods.ts";
import { separateIngresses } from "./rules/separateIngresses.ts";
import { setReadOnlyRoots } from "./rules/setReadOnlyRoots.ts";
import { setResources } from "./rules/setResources.ts";
import { spellSparkKeys } from "./rules/spellSparkKeys.ts";
import { spreadReplicas } from "./rules/spreadReplicas.ts";
import { stayInNamespaces } from "./rules/stayInNamespaces.ts";
import { turnOffServiceLinks } from "./rules/turnOffServiceLinks.ts";
import { useCatalogueImages } from "./rules/useCatalogueImages.ts";
import { useTodaysPorts } from "./rules/useTodaysPorts.ts";

/** The pre-deployment checklist. */
export const rules: readonly Rule[] = [
    agreeOnEventLog,
    agreeOnFileSystem,
    agreeOnPython,
    avoidDeadRegistries,
    avoidWildcards,
    budgetDisruptions,
    countEveryPod,
    declareClusterRoles,
    keepConfigMapsSmall,
    keepHooksOff,
    keepOffTheHost,
    keepQuorumsOdd,
    labelObjects,
    matchVersions,
    mountTokensWhereUsed,
    nameJarsInClassPaths,
    nameTheCluster,
    pinImages,
    probeServedContainers,
    protectState,
    referToSecrets,
    refuseStandIns,
    renderCharts,
    replaceUnreadyJobs,
    resolveAccounts,
    resolveClaims,
    resolveConfigMaps,
    resolvePorts,
    resolveSecrets,
    restrictNamespaces,
    restrictPods,
    selectPods,
    separateIngresses,
    setReadOnlyRoots,
    setResources,
    spellSparkKeys,
    spreadReplicas,
    stayInNamespaces,
    turnOffServiceLinks,
    useCatalogueImages,
    useTodaysPorts,
];

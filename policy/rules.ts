import type { Rule } from "./rule.ts";
import { agreeOnEventLog } from "./rules/agreeOnEventLog.ts";
import { agreeOnFileSystem } from "./rules/agreeOnFileSystem.ts";
import { agreeOnPython } from "./rules/agreeOnPython.ts";
import { avoidDeadRegistries } from "./rules/avoidDeadRegistries.ts";
import { avoidWildcards } from "./rules/avoidWildcards.ts";
import { bindClaims } from "./rules/bindClaims.ts";
import { budgetDisruptions } from "./rules/budgetDisruptions.ts";
import { countEveryPod } from "./rules/countEveryPod.ts";
import { declareClusterRoles } from "./rules/declareClusterRoles.ts";
import { finishJobs } from "./rules/finishJobs.ts";
import { fitTheCluster } from "./rules/fitTheCluster.ts";
import { grantWhatIsDeclared } from "./rules/grantWhatIsDeclared.ts";
import { haveAStorageClass } from "./rules/haveAStorageClass.ts";
import { haveAnIngressClass } from "./rules/haveAnIngressClass.ts";
import { haveImagesOnNodes } from "./rules/haveImagesOnNodes.ts";
import { haveJobArtifacts } from "./rules/haveJobArtifacts.ts";
import { haveTheTools } from "./rules/haveTheTools.ts";
import { holdSecrets } from "./rules/holdSecrets.ts";
import { holdTheRights } from "./rules/holdTheRights.ts";
import { keepConfigMapsSmall } from "./rules/keepConfigMapsSmall.ts";
import { keepHooksOff } from "./rules/keepHooksOff.ts";
import { keepNodePortsFree } from "./rules/keepNodePortsFree.ts";
import { keepNodesReady } from "./rules/keepNodesReady.ts";
import { keepOffTheHost } from "./rules/keepOffTheHost.ts";
import { keepQuorumsOdd } from "./rules/keepQuorumsOdd.ts";
import { keepValuesSecret } from "./rules/keepValuesSecret.ts";
import { labelNodes } from "./rules/labelNodes.ts";
import { labelObjects } from "./rules/labelObjects.ts";
import { matchVersions } from "./rules/matchVersions.ts";
import { mountTokensWhereUsed } from "./rules/mountTokensWhereUsed.ts";
import { nameJarsInClassPaths } from "./rules/nameJarsInClassPaths.ts";
import { nameTheCluster } from "./rules/nameTheCluster.ts";
import { ownNamespaces } from "./rules/ownNamespaces.ts";
import { pinImages } from "./rules/pinImages.ts";
import { probeServedContainers } from "./rules/probeServedContainers.ts";
import { protectState } from "./rules/protectState.ts";
import { reachEndpoints } from "./rules/reachEndpoints.ts";
import { reachTheCluster } from "./rules/reachTheCluster.ts";
import { reachTheGateway } from "./rules/reachTheGateway.ts";
import { referToSecrets } from "./rules/referToSecrets.ts";
import { refuseStandIns } from "./rules/refuseStandIns.ts";
import { renderCharts } from "./rules/renderCharts.ts";
import { renewCertificates } from "./rules/renewCertificates.ts";
import { replaceUnreadyJobs } from "./rules/replaceUnreadyJobs.ts";
import { resolveAccounts } from "./rules/resolveAccounts.ts";
import { resolveAddresses } from "./rules/resolveAddresses.ts";
import { resolveClaims } from "./rules/resolveClaims.ts";
import { resolveConfigMaps } from "./rules/resolveConfigMaps.ts";
import { resolveNames } from "./rules/resolveNames.ts";
import { resolvePorts } from "./rules/resolvePorts.ts";
import { resolveSecrets } from "./rules/resolveSecrets.ts";
import { restrictNamespaces } from "./rules/restrictNamespaces.ts";
import { restrictPods } from "./rules/restrictPods.ts";
import { runEveryPod } from "./rules/runEveryPod.ts";
import { runTodaysKubernetes } from "./rules/runTodaysKubernetes.ts";
import { selectPods } from "./rules/selectPods.ts";
import { separateIngresses } from "./rules/separateIngresses.ts";
import { serveMetrics } from "./rules/serveMetrics.ts";
import { setReadOnlyRoots } from "./rules/setReadOnlyRoots.ts";
import { setResources } from "./rules/setResources.ts";
import { spellSparkKeys } from "./rules/spellSparkKeys.ts";
import { spreadReplicas } from "./rules/spreadReplicas.ts";
import { stayInNamespaces } from "./rules/stayInNamespaces.ts";
import { trustTheWebhooks } from "./rules/trustTheWebhooks.ts";
import { turnOffServiceLinks } from "./rules/turnOffServiceLinks.ts";
import { useCatalogueImages } from "./rules/useCatalogueImages.ts";
import { useTodaysPorts } from "./rules/useTodaysPorts.ts";
import { withholdDefaultTokens } from "./rules/withholdDefaultTokens.ts";
import { writeTheEventLog } from "./rules/writeTheEventLog.ts";

/** The pre-deployment checklist. */
export const rules: readonly Rule[] = [
    agreeOnEventLog,
    agreeOnFileSystem,
    agreeOnPython,
    avoidDeadRegistries,
    avoidWildcards,
    bindClaims,
    budgetDisruptions,
    countEveryPod,
    declareClusterRoles,
    finishJobs,
    fitTheCluster,
    grantWhatIsDeclared,
    haveAStorageClass,
    haveAnIngressClass,
    haveImagesOnNodes,
    haveJobArtifacts,
    haveTheTools,
    holdSecrets,
    holdTheRights,
    keepConfigMapsSmall,
    keepHooksOff,
    keepNodePortsFree,
    keepNodesReady,
    keepOffTheHost,
    keepQuorumsOdd,
    keepValuesSecret,
    labelNodes,
    labelObjects,
    matchVersions,
    mountTokensWhereUsed,
    nameJarsInClassPaths,
    nameTheCluster,
    ownNamespaces,
    pinImages,
    probeServedContainers,
    protectState,
    reachEndpoints,
    reachTheCluster,
    reachTheGateway,
    referToSecrets,
    refuseStandIns,
    renderCharts,
    renewCertificates,
    replaceUnreadyJobs,
    resolveAccounts,
    resolveAddresses,
    resolveClaims,
    resolveConfigMaps,
    resolveNames,
    resolvePorts,
    resolveSecrets,
    restrictNamespaces,
    restrictPods,
    runEveryPod,
    runTodaysKubernetes,
    selectPods,
    separateIngresses,
    serveMetrics,
    setReadOnlyRoots,
    setResources,
    spellSparkKeys,
    spreadReplicas,
    stayInNamespaces,
    trustTheWebhooks,
    turnOffServiceLinks,
    useCatalogueImages,
    useTodaysPorts,
    withholdDefaultTokens,
    writeTheEventLog,
];

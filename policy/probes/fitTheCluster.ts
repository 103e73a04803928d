import { orUnknown } from "../live/answers.ts";
import { roomInQuotas } from "../live/room/inQuotas.ts";
import { roomOnNodes } from "../live/room/onNodes.ts";
import { roomForVolumes } from "../live/room/volumes.ts";
import type { LiveEvaluator } from "../rule.ts";

/** Each by itself: who may not read the quotas can still be told of the nodes. */
export const probe: LiveEvaluator = async (world) => {
    const findings = await Promise.all(
        [roomOnNodes, roomInQuotas, roomForVolumes].map((look) => orUnknown(() => look(world))),
    );
    return findings.flat();
};

import type { Asker } from "../../components/kubernetes/reachability.ts";
import { containerOf } from "./pods.ts";
import type { World } from "./world.ts";

/** From where a component under test asks what somebody else runs. */
export const asker: Asker = {
    namespace: "system",
    image: "registry.example/spark:1",
    imagePullSecrets: [],
};

/** Whom a Job asks whether they answer, and what it calls them. */
export function askedBy(
    world: World,
    job: string,
): { readonly subject: unknown; readonly endpoints: unknown } {
    const { env = [] } = containerOf(world.one("kubernetes:batch/v1:Job", job));
    const value = (variable: string): unknown => env.find(({ name }) => name === variable)?.value;
    return { subject: value("SUBJECT"), endpoints: value("ENDPOINTS") };
}

import type { GatewayAbilities } from "../contracts/sparkGateway.ts";

/**
 * What each line of Livy can do on Kubernetes. 0.9.0 is the first that knows it (LIVY-702); those before watch their spark-submit, and
 * recover nothing ("Session recovery requires YARN"). Of 0.7.1 no registry has the livy-repl that sessions run on Scala 2.12.
 * @source https://github.com/apache/incubator-livy, server/src/main/scala/org/apache/livy/utils/SparkApp.scala of each tag
 */
export const livyLines = {
    "0.9.0-incubating": { sessions: true, recovery: true, follows: "driver" },
    "0.8.0-incubating": { sessions: true, recovery: false, follows: "submission" },
    "0.7.1-incubating": { sessions: false, recovery: false, follows: "submission" },
} as const satisfies Record<string, GatewayAbilities>;

export type LivyVersion = keyof typeof livyLines;

/** What a person cannot expect of a gateway, in words. */
export function lacking({ sessions, recovery }: GatewayAbilities): readonly string[] {
    return [
        ...(sessions ? [] : ["interactive sessions (POST /sessions is refused)"]),
        ...(recovery
            ? []
            : [
                  "recovery (after a restart its batches are unknown; their drivers go on, and stay as ended pods)",
              ]),
    ];
}

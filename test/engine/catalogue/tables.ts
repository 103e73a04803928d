import assert from "node:assert/strict";

import { tablesFound } from "../support/smokeTables.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

/** The smoke's real data set as tables on both stores, once with each committer. */
export function describeTables(platform: () => TrialPlatform): void {
    describe("tables of the real data set on s3a and HDFS, written by two executors and read by another application,", () => {
        for (const name of ["directory", "magic"] as const) {
            it(`hold what is computed apart, committed by ${name}`, async () => {
                const config = await platform().configWith(`committer-${name}`, {
                    spark: { committer: { name } },
                });
                await platform().up(config);

                const found = await tablesFound(platform(), config);

                assert.match(found, new RegExp(`on s3a and hdfs, .*by ${name}$`));
                console.log(`          ${found}`);
            });
        }
    });
}

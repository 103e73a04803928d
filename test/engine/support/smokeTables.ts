import { checkTables, tableRoots } from "../../../local/smoke/checks/tables.ts";
import { DataSet } from "../../../local/smoke/dataSet.ts";
import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import { inSession } from "./tables.ts";
import type { TrialPlatform } from "./trialPlatform.ts";

/** What the smoke says of its tables on a platform of such a config. */
export async function tablesFound(platform: TrialPlatform, configFile: string): Promise<string> {
    const plan = await stackPlan(configFile);
    return inSession(
        platform,
        async (session, bucket) => {
            const dataSet = await DataSet.upload(session, bucket);
            const found = await checkTables(
                session,
                { bucket, dataSet },
                tableRoots(session) ?? {},
            );
            await bucket.remove(session.prefix);
            return found;
        },
        plan,
    );
}

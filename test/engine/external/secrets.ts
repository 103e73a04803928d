import { until } from "../../../local/smoke/polling.ts";
import { stackPlan } from "../../../local/smoke/stackPlan.ts";
import type { PlatformPlan } from "../../../stacks/plan/plan.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";

interface Secret {
    readonly namespace: string;
    readonly name: string;
    readonly data: Readonly<Record<string, string>>;
}

/** Hands out what a platform of such a config finds in its namespaces, as whoever runs the services does: while `up` waits for it. */
export async function handOutSecrets(
    platform: TrialPlatform,
    configFile: string,
    { outside, sqlPassword }: { readonly outside: TrialPlatform; readonly sqlPassword: string },
): Promise<void> {
    const plan = await stackPlan(configFile);
    const secrets = [...(await storeSecrets(outside, plan)), ...sqlSecrets(plan, sqlPassword)];
    await Promise.all(secrets.map((secret) => create(platform, secret)));
}

/** The outside store's own keys of each principal. */
async function storeSecrets(outside: TrialPlatform, plan: PlatformPlan): Promise<Secret[]> {
    const there = outside.plan.objectStore;
    return Promise.all(
        plan.objectStore.principals.map(async ({ name, namespace }) => {
            const home = there.principals.find((principal) => principal.name === name)?.namespace;
            const theirs = there.store.credentials[name]?.accessKeyId.secretName;
            const wanted = plan.objectStore.store.credentials[name]?.accessKeyId.secretName;
            const { data } = JSON.parse(
                await outside.kubectl([
                    ...["get", "secret", theirs ?? "", `--namespace=${home ?? ""}`],
                    "--output=json",
                ]),
            ) as Pick<Secret, "data">;
            return { namespace, name: wanted ?? "", data };
        }),
    );
}

function sqlSecrets({ sqlDatabase }: PlatformPlan, password: string): Secret[] {
    return (sqlDatabase?.principals ?? []).flatMap(({ name, namespace }) => {
        const reference = sqlDatabase?.database.databases[name]?.password;
        const value = Buffer.from(password).toString("base64");
        return reference === undefined
            ? []
            : [{ namespace, name: reference.secretName, data: { [reference.key]: value } }];
    });
}

/** As soon as its namespace is there. */
async function create(platform: TrialPlatform, { namespace, name, data }: Secret): Promise<void> {
    const manifest = { apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, data };
    const wait = { subject: `namespace ${namespace}`, seconds: 300 };
    await until({ ...wait, signal: new AbortController().signal }, () =>
        platform
            .kubectl(["apply", "--filename=-"], JSON.stringify(manifest))
            .catch(() => undefined),
    );
}

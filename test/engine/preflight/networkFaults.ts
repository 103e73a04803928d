import { thriftPort } from "../../../components/metastore/metastoreSite.ts";
import { run } from "../../../local/run.ts";
import type { TrialPlatform } from "../support/trialPlatform.ts";
import type { Fault, Injected } from "./fault.ts";

const table = "inet preflight_trial";

/** @source charts/spark-operator-chart/values.yaml, webhook.port */
const webhookPort = 9443;

/** What is wrong between pods. */
export const networkFaults: readonly Fault[] = [
    {
        about: "a firewall closes the way to the metastore",
        rule: "reach-endpoints",
        says: "is closed to pods of spark-jobs: no answer in time",
        inject: () => blocked("forward", `tcp dport ${thriftPort} drop`),
    },
    {
        about: "a firewall refuses the API server the way to the webhook",
        rule: "trust-the-webhooks",
        says: "the API server gets no answer: ",
        inject: () => blocked("output", `tcp dport ${webhookPort} reject with tcp reset`),
    },
    {
        about: "the cluster's DNS does not know a name",
        rule: "resolve-names",
        says: "which has no address for pods of spark-jobs",
        inject: (platform) =>
            withoutNames(
                platform,
                `ANY ${new URL(platform.plan.metastore?.metastore.uri ?? "").hostname}`,
            ),
    },
    {
        about: "the cluster's DNS knows no addresses",
        rule: "resolve-addresses",
        says: "which has no name",
        inject: (platform) => withoutNames(platform, "PTR in-addr.arpa"),
    },
];

/** A rule of this machine's firewall, in a table of its own. */
async function blocked(hook: "forward" | "output", rule: string): Promise<Injected> {
    const chain = `chain way { type filter hook ${hook} priority 0; ${rule}; }`;
    await run("nft", [`table ${table} { ${chain}; }`]);
    return {
        undo: async () => {
            await run("nft", [`delete table ${table}`]);
        },
    };
}

/** Has CoreDNS deny what it would answer; it is started anew, for it sees its file late. */
async function withoutNames(platform: TrialPlatform, which: string): Promise<Injected> {
    const object = ["configmap", "coredns", "--namespace=kube-system"];
    const whole = await platform.kubectl(["get", ...object, "--output=jsonpath={.data.Corefile}"]);
    const put = async (Corefile: string): Promise<void> => {
        const patch = JSON.stringify({ data: { Corefile } });
        await platform.kubectl(["patch", ...object, `--patch=${patch}`]);
        const deployment = ["deployment/coredns", "--namespace=kube-system"];
        await platform.kubectl(["rollout", "restart", ...deployment]);
        await platform.kubectl(["rollout", "status", ...deployment, "--timeout=120s"]);
    };
    await put(
        whole.replace("{\n", `{\n    template IN ${which} {\n        rcode NXDOMAIN\n    }\n`),
    );
    return { undo: () => put(whole) };
}

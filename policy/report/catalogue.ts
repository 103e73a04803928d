import type { Moment, Rule } from "../rule.ts";

/** The moments at which a rule can be asked. */
export function momentsOf({ plan, live, after }: Rule): readonly Moment[] {
    return (["plan", "live", "after"] as const).filter(
        (moment) => ({ plan, live, after })[moment] !== undefined,
    );
}

/** The catalogue for a person at a terminal. */
export function catalogueText(rules: readonly Rule[]): string {
    const width = Math.max(...rules.map(({ id }) => id.length));
    return rules
        .map(
            (rule) =>
                `${rule.id.padEnd(width)}  ${rule.severity.padEnd(9)}  ${momentsOf(rule).join(",").padEnd(15)}  ${rule.title} [${rule.source}]\n`,
        )
        .join("");
}

const introduction = `# The pre-deployment checklist

Every rule has one text and up to three moments at which it is asked: \`plan\` by the policy pack on \`pulumi preview\`, \`live\` by probes of the
cluster before an \`up\`, \`after\` on what runs. Each answers pass, fail or unknown; unknown is shown and has not passed. A mandatory rule stops
a deployment unless the policy config of its target (\`policy/config/<target>.json\`) says otherwise.

The gate is the preview: on \`up\` Pulumi asks rules over the whole stack when the deed is done, so \`up --skip-preview\` alone is no gated
deployment.

    pulumi preview --policy-pack policy --policy-pack-config policy/config/dev.json
    npm run preflight -- dev                    # what can be asked before an up, of plan and cluster
    npm run preflight -- dev --moment live --format markdown
    npm run preflight -- dev --no-pods          # what the API tells alone
    npm run preflight -- dev --moment after     # of what runs
    npm run preflight -- --list

What only the platform's own pods can see (names, firewalls, stores, the gateway) is asked \`from pods\`: one short-lived pod for each
namespace and ServiceAccount, of the image \`probe\`, under Pod Security restricted. They are removed also after a failure or an
interruption; one whose command was killed ends after 90 seconds, and the next look removes it. They change nothing, with two
exceptions: a node keeps an image that it pulled for one; and a store is sent an upload with a wrong checksum, which it
refuses; one that heeds no checksum takes it and is asked to delete it at once, and where it does not (or keeps versions) the object
\`preflight\` of the event log's prefix stays. Where no pod can stand for
them, because namespace or account are not made yet or pods may not be made, the answer is unknown.

A preview that fails by no rule (a wrong passphrase, a provider that is missing) leaves the rules of the plan unknown and is a failing line
of its own, \`finish-the-preview\`.

Sources like P10 or X1 are rows of the checklists that this project answers. Generated from policy/rules by \`npm run docs\`: change the text
there.
`;

/** docs/preflight.md: every rule with its reason, source and remedy. */
export function preflightReference(rules: readonly Rule[]): string {
    return [introduction, ...rules.map(section)].join("\n");
}

function section(rule: Rule): string {
    const { id, title, reason, severity, source, remedy } = rule;
    return [
        `## ${id}`,
        "",
        `${text(title)}. ${text(reason)}`,
        "",
        `- level: ${severity}`,
        `- moments: ${momentsOf(rule)
            .map((moment) =>
                moment === "live" && rule.asks !== undefined ? "live, from pods" : moment,
            )
            .join(", ")}`,
        `- source: ${text(source)}`,
        `- remedy: ${text(remedy)}`,
        "",
    ].join("\n");
}

/** A text that Markdown takes as it stands. */
function text(value: string): string {
    return value.replaceAll("<", "&lt;").replaceAll("*", "\\*");
}

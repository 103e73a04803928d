import { compatibility } from "../compatibility.ts";
import { planOf, wholeStack } from "../evaluators.ts";
import type { Rule } from "../rule.ts";

export const matchVersions: Rule = {
    id: "match-versions",
    title: "The versions in the images go together",
    reason: "S3A works with the Hadoop that Spark ships and with no other, Livy with some Sparks; a wrong pair fails at the first job.",
    source: "I1, P9, X4; policy/compatibility.ts",
    severity: "mandatory",
    remedy: "use images of one row of policy/compatibility.ts (sparkstead:images.references)",
    plan: wholeStack((stack) => {
        const versions: Versions = planOf(stack).images.versions;
        return Object.entries(versions).flatMap(([image, inside]) =>
            compatibility
                .filter(({ of, version }) => isWithin(inside[of], [version]))
                .flatMap(({ of, needs, within = image, accepts, source }) => {
                    const found = versions[within]?.[needs];
                    return found === undefined || isWithin(found, accepts)
                        ? []
                        : [
                              `image ${image} has ${of} ${inside[of] ?? ""}, which needs ${needs} ${accepts.join(" or ")}; image ${within} has ${found} (${source})`,
                          ];
                }),
        );
    }),
};

/** By image and program. */
type Versions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** "3.5.8" is within "3.5", "3.50" is not. */
function isWithin(version: string | undefined, lines: readonly string[]): boolean {
    return lines.some((line) => version === line || version?.startsWith(`${line}.`) === true);
}

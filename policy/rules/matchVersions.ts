import { programOf } from "../../stacks/plan/imageVersions.ts";
import { type Compatibility, compatibility } from "../compatibility.ts";
import { type Fault, planOf, wholeStack } from "../evaluators.ts";
import type { Rule } from "../rule.ts";
import { UnknownValue } from "../unknown.ts";

export const matchVersions: Rule = {
    id: "match-versions",
    title: "The versions in the images go together",
    reason: "S3A works with the Hadoop that Spark ships and with no other, Livy with some Sparks; a wrong pair fails at the first job.",
    source: "I1, P9, X4; policy/compatibility.ts",
    severity: "mandatory",
    remedy: "use images of one row of policy/compatibility.ts, and say in a tag of yours what is inside: 4.0.1-scala2.13-java17 (sparkstead:images.references)",
    plan: wholeStack((stack) => {
        const { references, versions } = planOf(stack).images;
        return Object.entries<Versions>(versions).flatMap(([image, inside]) => [
            ...withoutRow(image, inside),
            ...compatibility
                .filter(({ of, version }) => isWithin(inside[of], [version]))
                .flatMap((row) => held(row, { image, versions, references })),
        ]);
    }),
};

/** By program. */
type Versions = Readonly<Record<string, string>>;

interface Images {
    /** The one that has what the row is about. */
    readonly image: string;
    readonly versions: Readonly<Record<string, Versions>>;
    readonly references: Readonly<Record<string, string>>;
}

function held(
    { of, needs, within, accepts, source }: Compatibility,
    { image, versions, references }: Images,
): Fault[] {
    const other = within ?? image;
    const has = `image ${image} has ${of} ${versions[image]?.[of] ?? ""}, which needs ${needs} ${accepts.join(" or ")}`;
    const found = versions[other]?.[needs];
    if (found === undefined && of !== programOf(image)) {
        // Livy's Spark runs nothing but spark-submit.
        return [];
    }
    if (found === undefined) {
        const reference = references[other] ?? "";
        return [new UnknownValue(`${has}; the tag of ${reference} does not say which it has`)];
    }
    if (isWithin(found, accepts)) {
        return [];
    }
    return accepts.some((line) => line.startsWith(`${found}.`))
        ? [new UnknownValue(`${has}; image ${other} has ${found}, which does not tell the release`)]
        : [`${has}; image ${other} has ${found} (${source})`];
}

/** Programs that nobody has told anything of in this version. */
function withoutRow(image: string, inside: Versions): Fault[] {
    return Object.entries(inside)
        .filter(([program]) => compatibility.some(({ of }) => of === program))
        .filter(
            ([program, found]) =>
                !compatibility.some(
                    ({ of, version }) => of === program && isWithin(found, [version]),
                ),
        )
        .map(
            ([program, found]) =>
                new UnknownValue(
                    `image ${image} has ${program} ${found}, of which policy/compatibility.ts has no row`,
                ),
        );
}

/** "3.5.8" is within "3.5", "3.50" is not; so is "0.9.0-incubating" within "0.9.0". */
function isWithin(version: string | undefined, lines: readonly string[]): boolean {
    return lines.some(
        (line) =>
            version === line || [".", "-"].some((end) => version?.startsWith(line + end) === true),
    );
}

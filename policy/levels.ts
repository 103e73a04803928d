import type { ReportRow } from "./report/report.ts";
import type { Settings } from "./rule.ts";

/** The policy config of a target, as CrossGuard reads it: a level or settings by the rule's id. */
export type PolicyConfig = Readonly<
    Record<string, string | (Settings & { readonly enforcementLevel?: string })>
>;

/** Rows at the levels of a target; what it has disabled is left out. */
export function withLevels(rows: readonly ReportRow[], config: PolicyConfig): readonly ReportRow[] {
    return rows.flatMap((row) => {
        const entry = config[row.id];
        const level = typeof entry === "string" ? entry : entry?.enforcementLevel;
        return level === "disabled"
            ? []
            : [level === "mandatory" || level === "advisory" ? { ...row, severity: level } : row];
    });
}

/** What a target says to a rule beside its level. */
export function settingsOf(config: PolicyConfig, id: string): Settings {
    const entry = config[id];
    return typeof entry === "object" ? entry : {};
}

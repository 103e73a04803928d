type Conf = Readonly<Record<string, string>>;

/** Two owners that disagree about one key. */
export interface Disagreement {
    readonly key: string;
    readonly first: { readonly owner: string; readonly value: string };
    readonly second: { readonly owner: string; readonly value: string };
}

/** Every key that two owners set to different values. */
export function disagreements(byOwner: Readonly<Record<string, Conf>>): readonly Disagreement[] {
    const seen = new Map<string, { owner: string; value: string }>();
    const found: Disagreement[] = [];
    for (const [owner, conf] of Object.entries(byOwner)) {
        for (const [key, value] of Object.entries(conf)) {
            const first = seen.get(key);
            if (first === undefined) {
                seen.set(key, { owner, value });
            } else if (first.value !== value) {
                found.push({ key, first, second: { owner, value } });
            }
        }
    }
    return found;
}

/**
 * One conf of several owners' confs.
 * @throws Error that names both owners and values where two disagree on a key.
 */
export function unite(byOwner: Readonly<Record<string, Conf>>): Conf {
    const faults = disagreements(byOwner).map(describeDisagreement);
    if (faults.length > 0) {
        throw new Error(faults.join("; "));
    }
    return Object.assign({}, ...Object.values(byOwner)) as Conf;
}

/** A disagreement as a sentence. */
export function describeDisagreement({ key, first, second }: Disagreement): string {
    return `${key} is set twice: "${first.value}" by ${first.owner}, "${second.value}" by ${second.owner}; keep one of the two`;
}

/** The base with the keys of the overrides replaced: the only way to replace a key. */
export function withOverrides<T extends Conf>(base: T, overrides: Conf): T {
    return { ...base, ...overrides };
}

/** The known word that somebody meant who wrote another: at most two edits away. */
export function nearest(known: Iterable<string>, written: string): string | undefined {
    let best: { readonly word: string; readonly edits: number } | undefined;
    for (const word of known) {
        if (Math.abs(word.length - written.length) <= 2) {
            const edits = distance(word, written);
            if (edits <= 2 && edits < (best?.edits ?? Infinity)) {
                best = { word, edits };
            }
        }
    }
    return best?.word;
}

/** Edits between two words (Levenshtein). */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [i, character] of Array.from(a).entries()) {
        const next = [i + 1];
        for (const [j, other] of Array.from(b).entries()) {
            next.push(
                Math.min(
                    (next[j] ?? 0) + 1,
                    (row[j + 1] ?? 0) + 1,
                    (row[j] ?? 0) + (character === other ? 0 : 1),
                ),
            );
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

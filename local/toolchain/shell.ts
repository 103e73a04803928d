/** A word that a POSIX shell reads back as it is. */
export function quoted(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

import { Refusal } from "../refusal.ts";

/**
 * What a file that people write or hand on says.
 * @throws Refusal that names the file where it is no JSON.
 */
export function jsonIn(file: string, text: string): unknown {
    try {
        return JSON.parse(text);
    } catch (error) {
        const why = error instanceof Error ? error.message : "";
        throw new Refusal(`${file}: found no JSON (${why}); mend or restore the file`);
    }
}

/** Thrown where a rule reads what cannot be known at its moment. */
export class UnknownValue extends Error {}

/**
 * Whether an error only says that a value is not known yet. CrossGuard throws one of its own from the properties that a preview does
 * not know, and exports no class to tell it by.
 * @source @pulumi/policy 1.21.0, proxy.js
 */
export function isUnknown(error: unknown): error is Error {
    return (
        error instanceof UnknownValue ||
        (error instanceof Error && error.constructor.name === "UnknownValueError")
    );
}

/** What the work comes to, or nothing where it reads a value that is not known. */
export function ifKnown<T>(work: () => T): T | undefined {
    try {
        return work();
    } catch (error) {
        if (isUnknown(error)) {
            return undefined;
        }
        throw error;
    }
}

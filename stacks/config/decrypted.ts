/**
 * A value of the config that Pulumi keeps encrypted, as the running program gets it: what comes as anything else lies in plain text in the
 * stack's file. Written out as JSON it shows nothing.
 */
export class Decrypted {
    readonly #value: unknown;

    constructor(value: unknown) {
        this.#value = value;
    }

    get value(): unknown {
        return this.#value;
    }
}

/** One key of a Secret in the namespace of whoever holds the reference: the only form in which a secret crosses a boundary. */
export interface SecretKeyRef {
    readonly secretName: string;
    readonly key: string;
}

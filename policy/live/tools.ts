/** Programs of the machine that looks, which is the one that deploys. */
export interface Tools {
    /** Version as it prints it: "v1.36.3". Nothing where it prints none, or is not there. */
    kubectl(): Promise<string | undefined>;
    pulumi(): Promise<string | undefined>;
}

/** The part of a contract that the plan decides before any resource exists. */
export type Planned<Contract extends { readonly ready: unknown }> = Omit<Contract, "ready">;

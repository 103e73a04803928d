/**
 * Option of an auto-named ConfigMap or Secret: a change makes a new one beside the old, and the pods that name it roll.
 * @source https://github.com/pulumi/pulumi-kubernetes/pull/1926
 */
export const rollsPods = { replaceOnChanges: ["data", "stringData"] };

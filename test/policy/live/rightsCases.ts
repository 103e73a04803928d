import type { RightsObject, Subject } from "../../../policy/live/rights.ts";
import type { Case } from "./case.ts";
import { forbidden, jobs } from "./caseParts.ts";
import { binding, clusterRole, replacedRole, role } from "./stackState.ts";
import {
    type Contents,
    clusterRoleBindings,
    clusterRoles,
    label,
    list,
    roleBindings,
    roles,
} from "./stubCluster.ts";

/** A binding of the whole cluster that nobody declared. */
function bindingFor(subject: Subject): Contents {
    return {
        [clusterRoleBindings]: list({
            metadata: { name: "all" },
            roleRef: { kind: "ClusterRole", name: "view" },
            subjects: [subject],
        }),
    };
}

const openShiftGroup: Subject = { kind: "Group", name: "system:serviceaccounts:spark-jobs" };

function account(name: string): Subject {
    return { kind: "ServiceAccount", name, namespace: "spark-jobs" };
}

/** As OpenShift makes one in each project. */
function projectBinding(role: string, subject: Subject): RightsObject {
    return {
        metadata: { name: `${role}s`, namespace: "spark-jobs" },
        roleRef: { kind: "ClusterRole", name: role },
        subjects: [subject],
    };
}

/** Accounts, and what is granted to them. */
export const rightsCases: readonly Case[] = [
    {
        about: "a token of the default account",
        contents: {
            [`${jobs}/secrets`]: list({
                metadata: {
                    name: "old",
                    annotations: { "kubernetes.io/service-account.name": "default" },
                },
                type: "kubernetes.io/service-account-token",
            }),
        },
        finds: { "withhold-default-tokens": "Secret spark-jobs/old is a token" },
    },
    {
        about: "a right of the default account",
        contents: {
            [roleBindings]: list(binding, {
                metadata: { name: "b" },
                subjects: [{ kind: "ServiceAccount", name: "default", namespace: "spark-jobs" }],
            }),
        },
        finds: {
            "withhold-default-tokens": "RoleBinding spark-jobs/b gives rights",
            "grant-what-is-declared": "to ServiceAccount default, and the state",
        },
    },
    {
        about: "a right of the default account in the whole cluster",
        contents: bindingFor({
            ...{ kind: "ServiceAccount", name: "default", namespace: "spark-jobs" },
        }),
        finds: {
            "withhold-default-tokens":
                "ClusterRoleBinding all gives rights to the default account: it is for ServiceAccount spark-jobs/default",
            "grant-what-is-declared": "to ServiceAccount default, and the state",
        },
    },
    {
        about: "a right of the default account by its name as a user",
        contents: bindingFor({ kind: "User", name: "system:serviceaccount:spark-jobs:default" }),
        finds: {
            "withhold-default-tokens": "it is for User system:serviceaccount:spark-jobs:default",
            "grant-what-is-declared": "to User system:serviceaccount:spark-jobs:default",
        },
    },
    {
        about: "a pod with the default account's token",
        contents: {
            [`${jobs}/pods`]: list({
                metadata: { name: "p" },
                spec: {
                    serviceAccountName: "default",
                    volumes: [{ projected: { sources: [{ serviceAccountToken: {} }] } }],
                },
            }),
        },
        finds: { "withhold-default-tokens": "Pod spark-jobs/p has a token" },
    },
    {
        about: "a right that somebody added",
        contents: {
            [roles]: list({
                ...role,
                rules: [
                    ...(role.rules ?? []),
                    { apiGroups: [""], resources: ["secrets"], verbs: ["list"] },
                ],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "Role spark-jobs/spark may list secrets, which the state does not have",
        },
    },
    {
        about: "a right that somebody took away",
        contents: {
            [roles]: list({
                ...role,
                rules: [{ apiGroups: [""], resources: ["pods", "services"], verbs: ["get"] }],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "Role spark-jobs/spark no longer may create pods, which the state has",
        },
    },
    {
        about: "the same rights in other words",
        contents: {
            [roles]: list({
                ...role,
                rules: [
                    { apiGroups: [""], resources: ["services"], verbs: ["create", "get"] },
                    { apiGroups: [""], resources: ["pods"], verbs: ["create", "get"] },
                ],
            }),
        },
    },
    {
        about: "a right widened to the whole kind",
        contents: {
            [clusterRoles]: list({
                ...clusterRole,
                rules: [...(clusterRole.rules ?? []), { nonResourceURLs: ["*"], verbs: ["get"] }],
            }),
        },
        finds: {
            "grant-what-is-declared": "ClusterRole spark-operator-controller may get *, which",
        },
    },
    {
        about: "a right to one object that became one to all",
        contents: {
            [clusterRoles]: list({
                ...clusterRole,
                rules: (clusterRole.rules ?? []).map((rule) => ({ ...rule, resourceNames: [] })),
            }),
        },
        finds: {
            "grant-what-is-declared":
                "may patch mutatingwebhookconfigurations.admissionregistration.k8s.io, which",
        },
    },
    {
        about: "a binding to another role",
        contents: {
            [roleBindings]: list({ ...binding, roleRef: { kind: "ClusterRole", name: "edit" } }),
        },
        finds: {
            "grant-what-is-declared": "RoleBinding spark-jobs/spark gives ClusterRole edit, which",
        },
    },
    {
        about: "a role that is gone",
        contents: { [roles]: list() },
        finds: { "grant-what-is-declared": "Role spark-jobs/spark is not there, the state has it" },
    },
    { about: "a role that waits in the state to be deleted", state: [replacedRole] },
    {
        about: "a binding to another account",
        contents: {
            [roleBindings]: list({
                ...binding,
                subjects: [...(binding.subjects ?? []), { kind: "User", name: "mallory" }],
            }),
        },
        finds: {
            "grant-what-is-declared":
                "RoleBinding spark-jobs/spark is for User mallory, which the state does not have",
        },
    },
    {
        about: "a binding by hand for an account of the platform",
        contents: {
            [clusterRoleBindings]: list({
                metadata: { name: "debug" },
                roleRef: { kind: "ClusterRole", name: "cluster-admin" },
                subjects: binding.subjects,
            }),
        },
        finds: {
            "grant-what-is-declared":
                "ClusterRoleBinding debug gives ClusterRole cluster-admin to ServiceAccount spark, and the state does not know it",
        },
    },
    {
        about: "a binding for every account of a namespace",
        contents: bindingFor({ kind: "Group", name: "system:serviceaccounts:spark-jobs" }),
        finds: {
            "withhold-default-tokens": "it is for Group system:serviceaccounts:spark-jobs",
            "grant-what-is-declared": "to Group system:serviceaccounts:spark-jobs",
        },
    },
    {
        about: "a binding for every account of the cluster",
        contents: bindingFor({ kind: "Group", name: "system:serviceaccounts" }),
        finds: {
            "withhold-default-tokens": "it is for Group system:serviceaccounts",
            "grant-what-is-declared": "to Group system:serviceaccounts, and the state",
        },
    },
    {
        about: "a binding for an account of the platform by its name as a user",
        contents: bindingFor({ kind: "User", name: "system:serviceaccount:spark-jobs:spark" }),
        finds: { "grant-what-is-declared": "to User system:serviceaccount:spark-jobs:spark" },
    },
    {
        about: "bindings for accounts of a namespace that begins as ours, and the cluster's own",
        contents: {
            [clusterRoleBindings]: list(
                {
                    metadata: { name: "theirs" },
                    roleRef: { kind: "ClusterRole", name: "view" },
                    subjects: [{ kind: "User", name: "system:serviceaccount:spark-jobs-2:x" }],
                },
                {
                    metadata: { name: "system:service-account-issuer-discovery" },
                    roleRef: {
                        kind: "ClusterRole",
                        name: "system:service-account-issuer-discovery",
                    },
                    subjects: [{ kind: "Group", name: "system:serviceaccounts" }],
                },
            ),
        },
    },
    {
        about: "what OpenShift binds in each of its projects",
        contents: {
            [roleBindings]: list(
                binding,
                projectBinding("system:image-puller", openShiftGroup),
                projectBinding("system:image-builder", account("builder")),
                projectBinding("system:deployer", account("deployer")),
            ),
        },
    },
    {
        about: "a role of OpenShift's for an account that is none of its own",
        contents: {
            [roleBindings]: list(binding, projectBinding("system:deployer", account("default"))),
        },
        finds: {
            "withhold-default-tokens": "RoleBinding spark-jobs/system:deployers gives rights",
            "grant-what-is-declared": "gives ClusterRole system:deployer to ServiceAccount default",
        },
    },
    {
        about: "a role of the stack that the state has forgotten",
        contents: { [roles]: list(role, { metadata: { name: "lost", labels: label } }) },
        finds: { "grant-what-is-declared": "Role spark-jobs/lost carries the stack's label" },
    },
    {
        about: "others' rights",
        contents: {
            [clusterRoleBindings]: list({
                metadata: { name: "system:discovery" },
                roleRef: { kind: "ClusterRole", name: "system:discovery" },
                subjects: [
                    { kind: "Group", name: "system:authenticated" },
                    { kind: "ServiceAccount", name: "spark", namespace: "elsewhere" },
                ],
            }),
        },
    },
    {
        about: "bindings that nobody may list",
        contents: { [clusterRoleBindings]: forbidden },
        cannotTell: {
            "withhold-default-tokens": "(Forbidden)",
            "grant-what-is-declared": "(Forbidden)",
        },
    },
];

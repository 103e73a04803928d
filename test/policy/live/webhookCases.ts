import type { Case } from "./case.ts";
import { anotherAuthority, authority } from "./certificates.ts";
import {
    encoded,
    list,
    systemSecrets,
    validatingWebhooks,
    webhook,
    webhooks,
} from "./stubCluster.ts";

/** The operator's webhook, as the API server knows it. */
export const webhookCases: readonly Case[] = [
    {
        about: "a webhook with another CA",
        contents: { [webhooks]: list(webhook(encoded(anotherAuthority))) },
        finds: { "trust-the-webhooks": "mutate.example trusts another CA" },
    },
    {
        about: "a webhook without a CA",
        contents: { [webhooks]: list(webhook("")) },
        finds: { "trust-the-webhooks": "mutate.example has no caBundle" },
    },
    {
        about: "a webhook whose pod is down",
        contents: {
            "/api/v1/namespaces/spark-system/endpoints/spark-operator-webhook-svc": undefined,
        },
        finds: { "trust-the-webhooks": "no ready pod behind spark-operator-webhook-svc" },
    },
    {
        about: "a webhook without a certificate",
        contents: { [systemSecrets]: list() },
        finds: { "trust-the-webhooks": "no Secret holds a certificate" },
    },
    {
        about: "a webhook that is no longer known to the API server",
        contents: { [webhooks]: list(), [validatingWebhooks]: list() },
        finds: { "trust-the-webhooks": "no MutatingWebhookConfiguration of the stack is there" },
    },
    {
        about: "a webhook of which the API server knows one half",
        contents: { [validatingWebhooks]: undefined },
        finds: { "trust-the-webhooks": "no ValidatingWebhookConfiguration of the stack is there" },
    },
    {
        about: "another's webhook",
        contents: {
            [webhooks]: list(webhook(encoded(authority)), {
                metadata: { name: "foreign" },
                webhooks: [{ name: "x", clientConfig: { service: {} } }],
            }),
        },
    },
];

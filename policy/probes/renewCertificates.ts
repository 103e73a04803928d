import { type Certificate, certificatesOf } from "../live/certificates.ts";
import { fail, listed, pass } from "../live/answers.ts";
import { existingNamespaces } from "../live/namespaces.ts";
import type { Finding, LiveEvaluator } from "../rule.ts";

const days = 24 * 60 * 60 * 1000;
const leastDays = 30;

interface Ingress {
    readonly metadata: { readonly name: string; readonly namespace: string };
    readonly spec?: {
        readonly tls?: readonly {
            readonly secretName?: string;
            readonly hosts?: readonly string[];
        }[];
    };
}

export const probe: LiveEvaluator = async (world) => {
    const { cluster, now } = world;
    const namespaces = await existingNamespaces(world);
    const certificates = (
        await Promise.all(namespaces.map((namespace) => certificatesOf(cluster, namespace)))
    ).flat();
    const ingresses = (
        await Promise.all(
            namespaces.map((namespace) =>
                listed<Ingress>(
                    cluster,
                    `/apis/networking.k8s.io/v1/namespaces/${namespace}/ingresses`,
                ),
            ),
        )
    ).flat();
    const findings = [
        ...certificates.flatMap((certificate) => ageOf(certificate, now)),
        ...ingresses.flatMap((ingress) => hostsOf(ingress, certificates)),
    ];
    return findings.length > 0 ? findings : [pass(`${certificates.length} certificates`)];
};

function ageOf({ where, x509 }: Certificate, now: Date): readonly Finding[] {
    if (x509 === undefined) {
        return [fail(`${where} cannot be read as a certificate`)];
    }
    const left = (Date.parse(x509.validTo) - now.getTime()) / days;
    if (Date.parse(x509.validFrom) > now.getTime()) {
        return [fail(`${where} is valid only from ${x509.validFrom}`)];
    }
    return left >= leastDays
        ? []
        : [
              fail(
                  left < 0
                      ? `${where} ended at ${x509.validTo}`
                      : `${where} ends in ${Math.floor(left)} days (${x509.validTo}), ${leastDays} are required`,
              ),
          ];
}

function hostsOf(
    { metadata, spec }: Ingress,
    certificates: readonly Certificate[],
): readonly Finding[] {
    return (spec?.tls ?? []).flatMap(({ secretName = "", hosts = [] }) => {
        const held = certificates.filter(
            ({ namespace, secret }) => namespace === metadata.namespace && secret === secretName,
        );
        // An authority may lie beside it, as cert-manager's ca.crt does.
        const own = held.find(({ key }) => key === "tls.crt") ?? held[0];
        return hosts
            .filter((host) => own?.x509?.checkHost(host) === undefined)
            .map((host) =>
                fail(
                    `Secret ${metadata.namespace}/${secretName} has no certificate for ${host}, which Ingress ${metadata.name} serves`,
                ),
            );
    });
}

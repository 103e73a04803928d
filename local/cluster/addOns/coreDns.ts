import { network, nodeName } from "../layout.ts";
import { accountWithClusterRole, addOnDeployment, type Manifest } from "./manifest.ts";

const name = "coredns";
const namespace = "kube-system";

/** The server's own port: one below 1024 would need a capability. */
const port = 1053;
const healthPort = 8080;
const readyPort = 8181;

/** The cluster's name server. */
export function coreDns(image: string, nameServers: readonly string[]): readonly Manifest[] {
    const labels = { "app.kubernetes.io/name": name };
    return [
        ...accountWithClusterRole(name, namespace, [
            {
                apiGroups: [""],
                resources: ["services", "pods", "namespaces"],
                verbs: ["list", "watch"],
            },
            {
                apiGroups: ["discovery.k8s.io"],
                resources: ["endpointslices"],
                verbs: ["list", "watch"],
            },
        ]),
        {
            apiVersion: "v1",
            kind: "ConfigMap",
            metadata: { name, namespace },
            data: { Corefile: corefile(nameServers) },
        },
        {
            apiVersion: "v1",
            kind: "Service",
            // Tools look the cluster's name server up by this name and label.
            metadata: { name: "kube-dns", namespace, labels: { ...labels, "k8s-app": "kube-dns" } },
            spec: {
                clusterIP: network.dns,
                selector: labels,
                ports: [
                    { name: "dns", protocol: "UDP", port: 53, targetPort: port },
                    { name: "dns-tcp", protocol: "TCP", port: 53, targetPort: port },
                ],
            },
        },
        addOnDeployment({
            name,
            namespace,
            pod: {
                // The machine's name servers; asking itself would go in a circle.
                dnsPolicy: "Default",
                volumes: [{ name: "configuration", configMap: { name } }],
            },
            container: {
                image,
                args: ["-conf", "/etc/coredns/Corefile"],
                volumeMounts: [{ name: "configuration", mountPath: "/etc/coredns" }],
                ports: [{ name: "dns", protocol: "UDP", containerPort: port }],
                resources: {
                    requests: { cpu: "50m", memory: "32Mi" },
                    limits: { memory: "128Mi" },
                },
                readinessProbe: { httpGet: { path: "/ready", port: readyPort }, periodSeconds: 2 },
                livenessProbe: {
                    httpGet: { path: "/health", port: healthPort },
                    failureThreshold: 5,
                },
            },
        }),
    ];
}

/** Configuration of CoreDNS. Besides the cluster's names it answers the node's, which no other name server knows. */
function corefile(nameServers: readonly string[]): string {
    const forward = nameServers.length === 0 ? [] : ["    forward . /etc/resolv.conf"];
    return [
        `.:${String(port)} {`,
        "    errors",
        `    health :${String(healthPort)}`,
        `    ready :${String(readyPort)}`,
        "    hosts {",
        `        ${network.address} ${nodeName}`,
        "        fallthrough",
        "    }",
        `    kubernetes ${network.domain} in-addr.arpa ip6.arpa {`,
        "        pods insecure",
        "        fallthrough in-addr.arpa ip6.arpa",
        "    }",
        ...forward,
        "    cache 30",
        "    reload 5s",
        "    loadbalance",
        "}",
        "",
    ].join("\n");
}

import { accountWithClusterRole, addOnDeployment, type Manifest } from "./manifest.ts";

const name = "metrics-server";
const namespace = "kube-system";
const port = 10250;
const rbac = "rbac.authorization.k8s.io";

/** Use of processor and memory by pods and nodes, for `kubectl top` and autoscalers. */
export function metricsServer(image: string): readonly Manifest[] {
    return [
        ...accountWithClusterRole(name, namespace, [
            { apiGroups: [""], resources: ["nodes/metrics"], verbs: ["get"] },
            { apiGroups: [""], resources: ["pods", "nodes"], verbs: ["get", "list", "watch"] },
        ]),
        ...delegatedAuthentication(),
        {
            apiVersion: "v1",
            kind: "Service",
            metadata: { name, namespace },
            spec: {
                selector: { "app.kubernetes.io/name": name },
                ports: [{ name: "https", port: 443, targetPort: port }],
            },
        },
        {
            apiVersion: "apiregistration.k8s.io/v1",
            kind: "APIService",
            metadata: { name: "v1beta1.metrics.k8s.io" },
            spec: {
                service: { name, namespace },
                group: "metrics.k8s.io",
                version: "v1beta1",
                // It signs its certificate itself at each start, as upstream's manifest has it.
                insecureSkipTLSVerify: true,
                groupPriorityMinimum: 100,
                versionPriority: 100,
            },
        },
        addOnDeployment({
            name,
            namespace,
            pod: {
                volumes: [
                    { name: "own-certificate", emptyDir: {} },
                    { name: "cluster-authority", configMap: { name: "kube-root-ca.crt" } },
                ],
            },
            container: {
                image,
                args: [
                    "--cert-dir=/own-certificate",
                    `--secure-port=${String(port)}`,
                    "--kubelet-preferred-address-types=InternalIP",
                    "--kubelet-certificate-authority=/cluster-authority/ca.crt",
                    // The shortest it takes: it is not ready before its second look at the node.
                    "--metric-resolution=10s",
                    "--kubelet-request-timeout=5s",
                ],
                volumeMounts: [
                    { name: "own-certificate", mountPath: "/own-certificate" },
                    { name: "cluster-authority", mountPath: "/cluster-authority" },
                ],
                resources: {
                    requests: { cpu: "50m", memory: "64Mi" },
                    limits: { memory: "256Mi" },
                },
                readinessProbe: {
                    httpGet: { path: "/readyz", port, scheme: "HTTPS" },
                    periodSeconds: 2,
                    failureThreshold: 30,
                },
                livenessProbe: {
                    httpGet: { path: "/livez", port, scheme: "HTTPS" },
                    failureThreshold: 5,
                },
            },
        }),
    ];
}

/** What an aggregated API server needs to ask the real one who its caller is and what it may do. */
function delegatedAuthentication(): readonly Manifest[] {
    const subjects = [{ kind: "ServiceAccount", name, namespace }];
    return [
        {
            apiVersion: `${rbac}/v1`,
            kind: "RoleBinding",
            metadata: { name: "metrics-server-auth-reader", namespace },
            roleRef: {
                apiGroup: rbac,
                kind: "Role",
                name: "extension-apiserver-authentication-reader",
            },
            subjects,
        },
        {
            apiVersion: `${rbac}/v1`,
            kind: "ClusterRoleBinding",
            metadata: { name: "metrics-server:system:auth-delegator" },
            roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "system:auth-delegator" },
            subjects,
        },
    ];
}

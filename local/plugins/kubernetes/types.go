package kubernetes

import (
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

const chartType = "kubernetes:helm.sh/v4:Chart"

// supported kinds of Kubernetes' own API groups.
var supported = map[string][]string{
	"v1": {
		"Namespace", "ServiceAccount", "Secret", "ConfigMap", "Service", "PersistentVolumeClaim", "Pod",
		"ResourceQuota", "LimitRange",
	},
	"apps/v1":                         {"Deployment", "StatefulSet", "DaemonSet"},
	"batch/v1":                        {"Job", "CronJob"},
	"rbac.authorization.k8s.io/v1":    {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"},
	"networking.k8s.io/v1":            {"NetworkPolicy", "Ingress"},
	"policy/v1":                       {"PodDisruptionBudget"},
	"storage.k8s.io/v1":               {"StorageClass"},
	"scheduling.k8s.io/v1":            {"PriorityClass"},
	"apiextensions.k8s.io/v1":         {"CustomResourceDefinition"},
	"admissionregistration.k8s.io/v1": {"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"},
}

// clusterScoped are the supported kinds without a namespace.
var clusterScoped = []string{
	"Namespace", "ClusterRole", "ClusterRoleBinding", "StorageClass", "PriorityClass", "CustomResourceDefinition",
	"MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
}

// ownGroups are the API groups of Kubernetes itself, and the modules of @pulumi/kubernetes that are no API group.
var ownGroups = []string{
	"", "admissionregistration.k8s.io", "apiextensions.k8s.io", "apiregistration.k8s.io", "apps", "auditregistration.k8s.io",
	"authentication.k8s.io", "authorization.k8s.io", "autoscaling", "batch", "certificates.k8s.io",
	"coordination.k8s.io", "discovery.k8s.io", "events.k8s.io", "extensions", "flowcontrol.apiserver.k8s.io", "meta",
	"networking.k8s.io", "node.k8s.io", "policy", "rbac.authorization.k8s.io", "resource.k8s.io",
	"scheduling.k8s.io", "settings.k8s.io", "storage.k8s.io", "storagemigration.k8s.io", "helm.sh", "yaml", "kustomize",
}

// kindOf reads a type token, `kubernetes:<group>/<version>:<Kind>`, where the core group is called "core".
func kindOf(token tokens.Type) schema.GroupVersionKind {
	group, version, _ := strings.Cut(string(token.Module().Name()), "/")
	if group == "core" {
		group = ""
	}
	return schema.GroupVersionKind{Group: group, Version: version, Kind: string(token.Name())}
}

// tokenOf is the type token of a kind, as the vendor's SDKs have it.
func tokenOf(kind schema.GroupVersionKind) string {
	group := kind.Group
	if group == "" {
		group = "core"
	}
	return "kubernetes:" + group + "/" + kind.Version + ":" + kind.Kind
}

func isOwnGroup(group string) bool { return slices.Contains(ownGroups, group) }

func isSupported(kind schema.GroupVersionKind) bool {
	if !isOwnGroup(kind.Group) {
		return true
	}
	return slices.Contains(supported[kind.GroupVersion().String()], kind.Kind)
}

func isDefinition(kind schema.GroupVersionKind) bool {
	return kind.Group == "apiextensions.k8s.io" && kind.Kind == "CustomResourceDefinition"
}

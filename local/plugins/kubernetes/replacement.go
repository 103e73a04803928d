package kubernetes

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// immutable are the fields of each kind that the API refuses to change. The vendor's list is
// provider/pkg/provider/diff.go; this is its part for the kinds supported here.
var immutable = map[string][]string{
	"apps/v1/Deployment": {"spec.selector"},
	"apps/v1/DaemonSet":  {"spec.selector"},
	"apps/v1/StatefulSet": {
		"spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName",
		"spec.volumeClaimTemplates",
	},
	"batch/v1/Job": {"spec.completions", "spec.parallelism", "spec.selector", "spec.template"},
	"v1/PersistentVolumeClaim": {
		"spec.accessModes", "spec.selector", "spec.storageClassName", "spec.volumeName",
	},
	"v1/Pod": append([]string{
		"spec.affinity", "spec.automountServiceAccountToken", "spec.dnsConfig", "spec.dnsPolicy",
		"spec.enableServiceLinks", "spec.hostAliases", "spec.hostIPC", "spec.hostNetwork", "spec.hostPID",
		"spec.hostname", "spec.imagePullSecrets", "spec.nodeName", "spec.nodeSelector", "spec.overhead",
		"spec.preemptionPolicy", "spec.priority", "spec.priorityClassName", "spec.readinessGates",
		"spec.restartPolicy", "spec.runtimeClassName", "spec.schedulerName", "spec.securityContext",
		"spec.serviceAccount", "spec.serviceAccountName", "spec.shareProcessNamespace", "spec.subdomain",
		"spec.terminationGracePeriodSeconds", "spec.volumes",
	}, containerFields()...),
	"v1/ResourceQuota": {"spec.scopes"},
	"v1/Service":       {"spec.clusterIP"},
	"v1/Secret":        {"type"},
	"rbac.authorization.k8s.io/v1/RoleBinding":        {"roleRef"},
	"rbac.authorization.k8s.io/v1/ClusterRoleBinding": {"roleRef"},
	"storage.k8s.io/v1/StorageClass":                  {"parameters", "provisioner"},
}

func containerFields() []string {
	var fields []string
	for _, list := range []string{"spec.containers[*].", "spec.initContainers[*]."} {
		for _, field := range []string{
			"args", "command", "env", "image", "imagePullPolicy", "lifecycle", "livenessProbe", "ports",
			"readinessProbe", "resources", "securityContext", "stdin", "stdinOnce", "terminationMessagePath",
			"terminationMessagePolicy", "tty", "volumeDevices", "volumeMounts", "workingDir",
		} {
			fields = append(fields, list+field)
		}
	}
	return fields
}

// immutableFields of an object. Data of a ConfigMap or Secret counts unless the provider was told otherwise, so that pods
// which name the object by its generated name are rolled.
func (s settings) immutableFields(inputs resource.PropertyMap) []resource.PropertyPath {
	kind := text(inputs["apiVersion"]) + "/" + text(inputs["kind"])
	sealed := text(inputs["immutable"]) == "true"
	fields := append([]string{"metadata.name", "metadata.namespace", "apiVersion", "kind"}, immutable[kind]...)
	if kind == "v1/ConfigMap" && (sealed || !s.mutableConfigMaps) {
		fields = append(fields, "data", "binaryData")
	}
	if kind == "v1/Secret" && (sealed || !s.mutableSecrets) {
		fields = append(fields, "data", "stringData")
	}
	paths := make([]resource.PropertyPath, len(fields))
	for index, field := range fields {
		paths[index], _ = resource.ParsePropertyPath(field)
	}
	return paths
}

// anyReplaces tells whether a change at a path touches an immutable field: the change is within the field, or it brings a
// value that holds the field.
func anyReplaces(fields []resource.PropertyPath, changed resource.PropertyPath, news resource.PropertyMap) bool {
	for _, field := range fields {
		if within(changed, field) {
			return true
		}
		if within(field, changed) {
			concrete := append(append(resource.PropertyPath{}, changed...), field[len(changed):]...)
			if _, present := concrete.Get(resource.NewProperty(news)); present {
				return true
			}
		}
	}
	return false
}

// within tells whether a path is at or below another, where `*` on either side is any element.
func within(path, above resource.PropertyPath) bool {
	if len(path) < len(above) {
		return false
	}
	for index, element := range above {
		if element != path[index] && element != "*" && path[index] != "*" {
			return false
		}
	}
	return true
}

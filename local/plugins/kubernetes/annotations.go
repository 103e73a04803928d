package kubernetes

import (
	"strconv"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Annotations that steer the provider.
// Source: https://www.pulumi.com/registry/packages/kubernetes/ and provider/pkg/metadata/annotations.go of the vendor.
const (
	autonamedAnnotation      = "pulumi.com/autonamed"
	skipAwaitAnnotation      = "pulumi.com/skipAwait"
	waitForAnnotation        = "pulumi.com/waitFor"
	timeoutAnnotation        = "pulumi.com/timeoutSeconds"
	replaceUnreadyAnnotation = "pulumi.com/replaceUnready"
	patchForceAnnotation     = "pulumi.com/patchForce"
	fieldManagerAnnotation   = "pulumi.com/patchFieldManager"
	propagationAnnotation    = "pulumi.com/deletionPropagationPolicy"
)

// stackLabel says to which stack an object belongs; the program puts it on each.
const stackLabel = "sparkstead.io/stack"

const defaultTimeout = 10 * time.Minute

func annotated(object *unstructured.Unstructured, annotation string) bool {
	return object.GetAnnotations()[annotation] == "true"
}

// timeoutOf prefers `customTimeouts` to the annotation.
func timeoutOf(customSeconds float64, object *unstructured.Unstructured) time.Duration {
	if customSeconds > 0 {
		return time.Duration(customSeconds * float64(time.Second))
	}
	if seconds, err := strconv.Atoi(object.GetAnnotations()[timeoutAnnotation]); err == nil {
		return time.Duration(seconds) * time.Second
	}
	return defaultTimeout
}

func propagationOf(object *unstructured.Unstructured) metav1.DeletionPropagation {
	switch strings.ToLower(object.GetAnnotations()[propagationAnnotation]) {
	case "orphan":
		return metav1.DeletePropagationOrphan
	case "background":
		return metav1.DeletePropagationBackground
	default:
		return metav1.DeletePropagationForeground
	}
}

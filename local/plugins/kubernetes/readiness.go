package kubernetes

import (
	"context"
	"fmt"

	"github.com/fluxcd/cli-utils/pkg/kstatus/status"
	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// readiness of an object at one moment.
type readiness struct {
	ready, failed bool

	// stuck is a failure that may pass, as that of a rollout whose image was brought after its deadline.
	stuck   bool
	message string
}

type check func(context.Context, *unstructured.Unstructured) readiness

// checkFor an object: what its annotation asks for, else what its kind needs.
func (c *cluster) checkFor(wanted *unstructured.Unstructured) (check, error) {
	if expression := wanted.GetAnnotations()[waitForAnnotation]; expression != "" {
		return waitFor(expression)
	}
	if isOwnGroup(wanted.GroupVersionKind().Group) {
		if known, found := c.checks()[wanted.GetKind()]; found {
			return known, nil
		}
	}
	return func(context.Context, *unstructured.Unstructured) readiness { return readiness{ready: true} }, nil
}

// checks by kind. Source: https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/ on await logic, and the table
// of provider/pkg/await/awaiters.go of the vendor.
func (c *cluster) checks() map[string]check {
	return map[string]check{
		"Deployment":               rolloutReadiness,
		"StatefulSet":              rolloutReadiness,
		"DaemonSet":                rolloutReadiness,
		"CustomResourceDefinition": rolloutReadiness,
		"Pod":                      alone(podReadiness),
		"Job":                      alone(jobReadiness),
		"Ingress":                  alone(ingressReadiness),
		"ResourceQuota":            alone(quotaReadiness),
		"PersistentVolumeClaim":    c.claimReadiness,
		"Service":                  c.serviceReadiness,
	}
}

// readinessOnRead is for the kinds that the vendor checks on refresh, too.
func (c *cluster) readinessOnRead(ctx context.Context, live *unstructured.Unstructured) readiness {
	switch kind := live.GetKind(); kind {
	case "Deployment", "StatefulSet", "DaemonSet", "Pod", "Job", "Service", "Ingress":
		if isOwnGroup(live.GroupVersionKind().Group) {
			return c.checks()[kind](ctx, live)
		}
	}
	return readiness{ready: true}
}

func alone(ofObject func(*unstructured.Unstructured) readiness) check {
	return func(_ context.Context, live *unstructured.Unstructured) readiness { return ofObject(live) }
}

func rolloutReadiness(_ context.Context, live *unstructured.Unstructured) readiness {
	result, err := status.Compute(live)
	if err != nil {
		return readiness{message: err.Error()}
	}
	return readiness{
		ready:   result.Status == status.CurrentStatus,
		stuck:   result.Status == status.FailedStatus,
		message: result.Message,
	}
}

func podReadiness(live *unstructured.Unstructured) readiness {
	phase, _, _ := unstructured.NestedString(live.Object, "status", "phase")
	reached, message := hasCondition(live, "Ready", "True")
	return readiness{
		ready:   phase == string(corev1.PodSucceeded) || reached,
		failed:  phase == string(corev1.PodFailed),
		message: fmt.Sprintf("phase %s%s", phase, message),
	}
}

func jobReadiness(live *unstructured.Unstructured) readiness {
	failed, reason := hasCondition(live, "Failed", "True")
	complete, _ := hasCondition(live, "Complete", "True")
	if !failed {
		active, _, _ := unstructured.NestedInt64(live.Object, "status", "active")
		reason = fmt.Sprintf("%d pods running", active)
	}
	return readiness{ready: complete, failed: failed, message: reason}
}

func ingressReadiness(live *unstructured.Unstructured) readiness {
	addresses, _, _ := unstructured.NestedSlice(live.Object, "status", "loadBalancer", "ingress")
	return readiness{ready: len(addresses) > 0, message: "no ingress controller has given it an address yet"}
}

func quotaReadiness(live *unstructured.Unstructured) readiness {
	wanted, _, _ := unstructured.NestedMap(live.Object, "spec", "hard")
	counted, _, _ := unstructured.NestedMap(live.Object, "status", "hard")
	return readiness{ready: len(counted) == len(wanted), message: "its usage is not counted yet"}
}

// claimReadiness: a claim whose class waits for its first consumer is as ready as it gets without a pod.
func (c *cluster) claimReadiness(ctx context.Context, live *unstructured.Unstructured) readiness {
	phase, _, _ := unstructured.NestedString(live.Object, "status", "phase")
	ready := phase == string(corev1.ClaimBound) ||
		phase == string(corev1.ClaimPending) && c.bindsOnFirstUse(ctx, live)
	return readiness{ready: ready, failed: phase == string(corev1.ClaimLost), message: "phase " + phase}
}

func (c *cluster) bindsOnFirstUse(ctx context.Context, claim *unstructured.Unstructured) bool {
	name, given, _ := unstructured.NestedString(claim.Object, "spec", "storageClassName")
	if !given || name == "" {
		return false // The API fills in the default class, if there is one.
	}
	class, err := c.typed.StorageV1().StorageClasses().Get(ctx, name, metav1.GetOptions{})
	return err == nil && class.VolumeBindingMode != nil &&
		*class.VolumeBindingMode == storagev1.VolumeBindingWaitForFirstConsumer
}

// serviceReadiness: one that selects pods has endpoints, all of them ready; a load balancer has an address, too.
// Headless Services are not awaited, since their pods may need them first.
func (c *cluster) serviceReadiness(ctx context.Context, live *unstructured.Unstructured) readiness {
	kind, _, _ := unstructured.NestedString(live.Object, "spec", "type")
	address, _, _ := unstructured.NestedString(live.Object, "spec", "clusterIP")
	selector, _, _ := unstructured.NestedStringMap(live.Object, "spec", "selector")
	if kind == string(corev1.ServiceTypeLoadBalancer) {
		if state := ingressReadiness(live); !state.ready {
			return readiness{message: "no load balancer has given it an address yet"}
		}
	}
	if kind == string(corev1.ServiceTypeExternalName) || address == corev1.ClusterIPNone || len(selector) == 0 {
		return readiness{ready: true}
	}
	slices, err := c.typed.DiscoveryV1().EndpointSlices(live.GetNamespace()).List(ctx, metav1.ListOptions{
		LabelSelector: "kubernetes.io/service-name=" + live.GetName(),
	})
	if err != nil {
		return readiness{message: err.Error()}
	}
	var ready, unready int
	for _, slice := range slices.Items {
		for _, endpoint := range slice.Endpoints {
			if endpoint.Conditions.Ready == nil || *endpoint.Conditions.Ready {
				ready++
			} else {
				unready++
			}
		}
	}
	return readiness{
		ready:   ready > 0 && unready == 0,
		message: fmt.Sprintf("its selector finds %d ready and %d unready pods", ready, unready),
	}
}

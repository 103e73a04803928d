package kubernetes

import (
	"context"
	"fmt"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// The embedded cluster carries this ConfigMap, whose identity is the uid of its namespace kube-system: a copy of the
// ConfigMap on another cluster does not match.
const (
	markerNamespace = "kube-public"
	markerName      = "sparkstead-embedded"
)

// checkEmbedded refuses every cluster but the embedded one, which may be thrown away when a stand-in makes a mistake.
func (c *cluster) checkEmbedded(named string) error {
	ctx, cancel := context.WithTimeout(context.Background(), answerTimeout)
	defer cancel()
	refusal := fmt.Errorf("the stand-in for the kubernetes plugin changes nothing but the embedded cluster, and the "+
		"cluster of %s is not that one; install the vendor's plugin for it", named)
	marker, err := c.typed.CoreV1().ConfigMaps(markerNamespace).Get(ctx, markerName, metav1.GetOptions{})
	if apierrors.IsNotFound(err) || apierrors.IsForbidden(err) {
		return refusal
	}
	if err != nil {
		return err
	}
	system, err := c.typed.CoreV1().Namespaces().Get(ctx, metav1.NamespaceSystem, metav1.GetOptions{})
	if err != nil {
		return err
	}
	if marker.Data["identity"] != string(system.UID) {
		return refusal
	}
	return nil
}

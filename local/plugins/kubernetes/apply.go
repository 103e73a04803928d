package kubernetes

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// application is one server-side apply.
type application struct {
	wanted *unstructured.Unstructured

	// live is nil where there is no object yet.
	live *unstructured.Unstructured

	// force takes fields over from other managers.
	force  bool
	dryRun bool
}

// apply makes the object what is wanted. A live CustomResourceDefinition is replaced as a whole, as the vendor does it
// (provider/pkg/await/await.go, updateResource).
func (p *provider) apply(
	ctx context.Context, target *cluster, made application,
) (*unstructured.Unstructured, error) {
	client, err := target.client(made.wanted)
	if err != nil {
		return nil, err
	}
	var dryRun []string
	if made.dryRun {
		dryRun = []string{metav1.DryRunAll}
	}
	manager := fieldManager(made.wanted)
	wanted := made.wanted.DeepCopy()
	if made.live != nil && isDefinition(wanted.GroupVersionKind()) {
		wanted.SetResourceVersion(made.live.GetResourceVersion())
		return client.Update(ctx, wanted, metav1.UpdateOptions{FieldManager: manager, DryRun: dryRun})
	}
	applied, err := client.Apply(ctx, wanted.GetName(), wanted, metav1.ApplyOptions{
		FieldManager: manager,
		DryRun:       dryRun,
		Force:        made.force || p.settings.forceConflicts || annotated(wanted, patchForceAnnotation),
	})
	if apierrors.IsConflict(err) {
		return nil, fmt.Errorf("another field manager owns fields that this update changes: %w; "+
			"annotate the object with %s: \"true\" to take them over", err, patchForceAnnotation)
	}
	return applied, err
}

// fieldManager of one object: the same in every run, also when the state of an earlier one is lost or the resource renamed.
func fieldManager(wanted *unstructured.Unstructured) string {
	if named := wanted.GetAnnotations()[fieldManagerAnnotation]; named != "" {
		return named
	}
	hash := sha256.Sum256([]byte(describe(wanted)))
	return "pulumi-kubernetes-" + hex.EncodeToString(hash[:])[:8]
}

// noDryRun tells that an admission webhook cannot answer dry runs.
func noDryRun(err error) bool {
	return apierrors.IsBadRequest(err) && strings.Contains(err.Error(), "does not support dry run")
}

// describe names an object in messages.
func describe(object *unstructured.Unstructured) string {
	return fmt.Sprintf("%s %s", object.GetKind(), idOf(object))
}

package kubernetes

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/apimachinery/pkg/util/sets"
	"k8s.io/client-go/util/csaupgrade"
)

// creator is the field manager of creations, which server-side apply knows nothing of.
const creator = "pulumi-kubernetes"

// application is one server-side apply onto a live object.
type application struct {
	urn          resource.URN
	wanted, live *unstructured.Unstructured
	force        bool
	dryRun       bool
}

// apply makes the live object what is wanted. A CustomResourceDefinition is replaced as a whole, as the vendor does it
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
	manager := fieldManager(made.urn, made.wanted)
	wanted := made.wanted.DeepCopy()
	if isDefinition(wanted.GroupVersionKind()) {
		wanted.SetResourceVersion(made.live.GetResourceVersion())
		return client.Update(ctx, wanted, metav1.UpdateOptions{FieldManager: manager, DryRun: dryRun})
	}
	// What was set by the creation now belongs to the apply: else a field that the program drops would stay.
	transfer, err := csaupgrade.UpgradeManagedFieldsPatch(made.live, sets.New(creator), manager)
	if err != nil {
		return nil, err
	}
	if transfer != nil && !made.dryRun {
		if _, err := client.Patch(
			ctx, wanted.GetName(), types.JSONPatchType, transfer, metav1.PatchOptions{},
		); err != nil {
			return nil, err
		}
	}
	applied, err := client.Apply(ctx, wanted.GetName(), wanted, metav1.ApplyOptions{
		FieldManager: manager,
		DryRun:       dryRun,
		Force: made.force || p.settings.forceConflicts || annotated(wanted, patchForceAnnotation) ||
			(made.dryRun && transfer != nil),
	})
	if apierrors.IsConflict(err) {
		return nil, fmt.Errorf("another field manager owns fields that this update changes: %w; "+
			"annotate the object with %s: \"true\" to take them over", err, patchForceAnnotation)
	}
	return applied, err
}

// fieldManager of one resource: the same in every run, also when the state of an earlier one is lost.
func fieldManager(urn resource.URN, wanted *unstructured.Unstructured) string {
	if named := wanted.GetAnnotations()[fieldManagerAnnotation]; named != "" {
		return named
	}
	hash := sha256.Sum256([]byte(urn))
	return creator + "-" + hex.EncodeToString(hash[:])[:8]
}

// noDryRun tells that an admission webhook cannot answer dry runs.
func noDryRun(err error) bool {
	return apierrors.IsBadRequest(err) && strings.Contains(err.Error(), "does not support dry run")
}

// describe names an object in messages.
func describe(object *unstructured.Unstructured) string {
	return fmt.Sprintf("%s %s", object.GetKind(), idOf(object))
}

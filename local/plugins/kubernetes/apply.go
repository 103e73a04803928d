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
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/util/csaupgrade"
	"k8s.io/client-go/util/retry"
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
	if !made.dryRun {
		if err := takeOver(ctx, client, made.live, manager); err != nil {
			return nil, err
		}
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

// takeOver gives what the creation has set to the manager that applies: else a field that the program drops would stay.
func takeOver(
	ctx context.Context, client dynamic.ResourceInterface, live *unstructured.Unstructured, manager string,
) error {
	return retry.RetryOnConflict(retry.DefaultRetry, func() error {
		transfer, err := csaupgrade.UpgradeManagedFieldsPatch(live, sets.New(creator), manager)
		if err != nil || transfer == nil {
			return err
		}
		_, err = client.Patch(ctx, live.GetName(), types.JSONPatchType, transfer, metav1.PatchOptions{})
		if apierrors.IsConflict(err) {
			if fresh, getErr := client.Get(ctx, live.GetName(), metav1.GetOptions{}); getErr == nil {
				live = fresh
			}
		}
		return err
	})
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

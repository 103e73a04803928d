package kubernetes

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Delete waits until the object is gone. What is gone already, or whose kind is, counts as deleted.
func (p *provider) Delete(ctx context.Context, request plugin.DeleteRequest) (plugin.DeleteResponse, error) {
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	deleted := plugin.DeleteResponse{Status: resource.StatusOK}
	if p.cluster == nil && p.settings.deleteUnreachable {
		_ = p.Host.Log(ctx, diag.Warning, request.URN, "deleted from the state only: "+p.unreachable.Error())
		return deleted, nil
	}
	target, err := p.writable()
	if err != nil {
		return plugin.DeleteResponse{}, err
	}
	object := objectOf(request.Outputs)
	client, err := target.client(object)
	if err == nil {
		propagation := propagationOf(objectOf(request.Inputs))
		err = client.Delete(ctx, object.GetName(), metav1.DeleteOptions{PropagationPolicy: &propagation})
	}
	if isGone(err) || (err == nil && !awaitsDeletion(objectOf(request.Inputs))) {
		return deleted, nil
	}
	if err == nil {
		err = p.awaitGone(ctx, target, request.URN, object, timeoutOf(request.Timeout, objectOf(request.Inputs)))
	}
	if err != nil {
		return plugin.DeleteResponse{}, fmt.Errorf("deleting %s: %w", describe(object), err)
	}
	return deleted, nil
}

func isGone(err error) bool { return apierrors.IsNotFound(err) || meta.IsNoMatchError(err) }

// awaitsDeletion is always so, but for workloads and namespaces that are not awaited at all.
// Source: provider/pkg/metadata/overrides.go of the vendor, allowsSkipAwaitWithDelete.
func awaitsDeletion(inputs *unstructured.Unstructured) bool {
	switch inputs.GetKind() {
	case "Namespace", "Pod", "DaemonSet", "Deployment", "StatefulSet", "Job":
		return !annotated(inputs, skipAwaitAnnotation)
	default:
		return true
	}
}

func (p *provider) awaitGone(
	ctx context.Context, target *cluster, urn resource.URN, object *unstructured.Unstructured, timeout time.Duration,
) error {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	_ = p.Host.LogStatus(ctx, diag.Info, urn, "waiting until it is gone")
	live := object
	for pause := range pauses {
		now, err := target.get(ctx, object)
		switch {
		case isGone(err), err == nil && now.GetUID() != object.GetUID() && object.GetUID() != "":
			return nil
		case err == nil:
			live = now
		case ctx.Err() == nil:
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("it is still there after %s; its finalizers: [%s]",
				timeout, strings.Join(live.GetFinalizers(), ", "))
		case <-time.After(pause):
		}
	}
	return nil
}

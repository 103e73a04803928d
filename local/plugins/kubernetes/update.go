package kubernetes

import (
	"context"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"sparkstead.local/plugins/serving"
)

// Update applies the new inputs and waits until the object is ready. It runs without a change, too, when the object was not
// ready after the last run.
func (p *provider) Update(ctx context.Context, request plugin.UpdateRequest) (plugin.UpdateResponse, error) {
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	if request.Preview {
		return p.previewUpdate(ctx, request)
	}
	target, err := p.writable()
	if err != nil {
		return plugin.UpdateResponse{}, err
	}
	wanted, live, err := p.applyUpdate(ctx, target, request)
	if err != nil {
		return plugin.UpdateResponse{}, fmt.Errorf("updating %s: %w", describe(wanted), err)
	}
	ready, err := p.await(ctx, target, awaited{
		urn: request.URN, wanted: wanted, live: live, updated: true, timeout: timeoutOf(request.Timeout, wanted),
	})
	outputs := outputsOf(ready, request.NewInputs)
	if err != nil {
		return plugin.UpdateResponse{}, unready(request.ID, outputs, nil, err.Error())
	}
	return plugin.UpdateResponse{Properties: outputs, Status: resource.StatusOK}, nil
}

func (p *provider) previewUpdate(
	ctx context.Context, request plugin.UpdateRequest,
) (plugin.UpdateResponse, error) {
	asGiven := plugin.UpdateResponse{Properties: request.NewInputs}
	kind := objectOf(request.NewInputs).GroupVersionKind()
	if p.cluster == nil || request.NewInputs.ContainsUnknowns() || !p.cluster.has(kind) {
		return asGiven, nil
	}
	wanted, live, err := p.applyUpdate(ctx, p.cluster, request)
	switch {
	case apierrors.IsForbidden(err), noDryRun(err):
		return asGiven, nil
	case err != nil:
		return plugin.UpdateResponse{}, fmt.Errorf("previewing %s: %w", describe(wanted), err)
	}
	return plugin.UpdateResponse{Properties: outputsOf(live, request.NewInputs)}, nil
}

func (p *provider) applyUpdate(
	ctx context.Context, target *cluster, request plugin.UpdateRequest,
) (wanted, live *unstructured.Unstructured, err error) {
	wanted = objectOf(request.NewInputs)
	before, err := target.get(ctx, wanted)
	if err != nil {
		return wanted, nil, err
	}
	if err := keepIgnored(wanted, before, request.IgnoreChanges); err != nil {
		return wanted, nil, err
	}
	live, err = p.apply(ctx, target, application{wanted: wanted, live: before, dryRun: request.Preview})
	return wanted, live, err
}

// keepIgnored gives fields of `ignoreChanges` the values they have on the cluster: those of the last run may be outdated.
func keepIgnored(wanted, live *unstructured.Unstructured, ignored []string) error {
	if len(ignored) == 0 {
		return nil
	}
	from, to := resource.NewPropertyMapFromMap(live.Object), resource.NewPropertyMapFromMap(wanted.Object)
	for _, pattern := range ignored {
		path, err := resource.ParsePropertyPath(pattern)
		if err != nil {
			return err
		}
		path.Reset(from, to)
	}
	wanted.Object = serving.Plain(to).Mappable()
	return nil
}

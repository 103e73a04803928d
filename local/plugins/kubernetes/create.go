package kubernetes

import (
	"context"
	"fmt"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Create makes the object and waits until it is ready.
func (p *provider) Create(ctx context.Context, request plugin.CreateRequest) (plugin.CreateResponse, error) {
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	if request.Preview {
		return p.previewCreate(ctx, request)
	}
	target, err := p.writable()
	if err != nil {
		return plugin.CreateResponse{}, err
	}
	wanted := objectOf(request.Properties)
	live, err := p.createOrAdopt(ctx, target, request.URN, wanted)
	if err != nil {
		return plugin.CreateResponse{}, fmt.Errorf("creating %s: %w", describe(wanted), err)
	}
	if isDefinition(wanted.GroupVersionKind()) {
		target.mapper.Reset()
	}
	ready, err := p.await(ctx, target, awaited{
		urn: request.URN, wanted: wanted, live: live, timeout: timeoutOf(request.Timeout, wanted),
	})
	outputs := outputsOf(ready, request.Properties)
	if err != nil {
		return plugin.CreateResponse{}, unready(idOf(live), outputs, nil, err.Error())
	}
	return plugin.CreateResponse{ID: idOf(live), Properties: outputs, Status: resource.StatusOK}, nil
}

// previewCreate tries a dry run where that can tell something; else the outputs are the inputs.
func (p *provider) previewCreate(
	ctx context.Context, request plugin.CreateRequest,
) (plugin.CreateResponse, error) {
	asGiven := plugin.CreateResponse{Properties: request.Properties}
	wanted := objectOf(request.Properties)
	if p.cluster == nil || request.Properties.ContainsUnknowns() || !p.cluster.has(wanted.GroupVersionKind()) {
		return asGiven, nil
	}
	if _, err := p.cluster.get(ctx, wanted); err == nil {
		// It may be about to be deleted by this very update; if not, the creation will say so.
		return asGiven, nil
	}
	live, err := p.apply(ctx, p.cluster, application{wanted: wanted, dryRun: true})
	switch {
	case apierrors.IsNotFound(err), apierrors.IsForbidden(err), noDryRun(err):
		return asGiven, nil
	case err != nil:
		return plugin.CreateResponse{}, fmt.Errorf("previewing %s: %w", describe(wanted), err)
	}
	// A program that reads the empty status of a dry run would take it for the truth.
	unstructured.RemoveNestedField(live.Object, "status")
	return plugin.CreateResponse{Properties: outputsOf(live, request.Properties)}, nil
}

// createOrAdopt makes the object. One that exists is taken over only if it carries the label of this stack, which it does
// when an earlier `up` was killed between making it and writing its state.
//
// The vendor posts, which is atomic, and hands the fields to the applying manager later. Until then previews of updates are
// wrong, and a second write at once makes the Spark operator 2.5.2 submit twice (its status update conflicts, and the retry
// runs spark-submit again). So we look first, and apply from the start.
func (p *provider) createOrAdopt(
	ctx context.Context, target *cluster, urn resource.URN, wanted *unstructured.Unstructured,
) (*unstructured.Unstructured, error) {
	existing, err := target.get(ctx, wanted)
	if isGone(err) {
		return p.createPatiently(ctx, target, urn, wanted)
	}
	if err != nil {
		return nil, err
	}
	ours := wanted.GetLabels()[stackLabel]
	switch {
	case p.settings.upsert:
	case ours != "" && existing.GetLabels()[stackLabel] == ours:
		_ = p.Host.Log(ctx, diag.Info, urn, fmt.Sprintf(
			"%s exists and carries this stack's label: taken in", describe(wanted)))
	default:
		return nil, fmt.Errorf("it already exists, and does not carry the label %s=%q of this stack; "+
			"delete it, import it with the resource option `import`, or choose another name", stackLabel, ours)
	}
	return p.apply(ctx, target, application{wanted: wanted, live: existing, force: true})
}

// patience is how long a creation waits for what it needs.
const (
	patience   = 40 * time.Second
	retryPause = time.Second
)

// createPatiently tries again while the object's namespace or kind is not there yet, as charts and programs that miss a
// dependency need it. Source: provider/pkg/await/await.go of the vendor, Creation.
func (p *provider) createPatiently(
	ctx context.Context, target *cluster, urn resource.URN, wanted *unstructured.Unstructured,
) (*unstructured.Unstructured, error) {
	for until := time.Now().Add(patience); ; {
		live, err := p.apply(ctx, target, application{wanted: wanted})
		if !isGone(err) || time.Now().After(until) {
			return live, err
		}
		_ = p.Host.LogStatus(ctx, diag.Info, urn, fmt.Sprintf("waiting for what it needs: %v", err))
		target.mapper.Reset()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(retryPause):
		}
	}
}

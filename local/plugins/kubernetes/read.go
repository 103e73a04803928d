package kubernetes

import (
	"context"
	"errors"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Read serves refresh (where the inputs are known) and import by id (where they are not).
func (p *provider) Read(ctx context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	if p.cluster == nil {
		return p.readUnreachable(ctx, request)
	}
	object := objectOf(request.Inputs)
	object.SetGroupVersionKind(kindOf(request.Type))
	namespace, name := splitID(request.ID)
	object.SetNamespace(namespace)
	object.SetName(name)
	live, err := p.cluster.get(ctx, object)
	if isGone(err) {
		return plugin.ReadResponse{}, nil
	}
	if err != nil {
		return plugin.ReadResponse{}, fmt.Errorf("reading %s: %w", describe(object), err)
	}
	inputs := importedInputs(live)
	if len(request.Inputs) > 0 {
		inputs = driftedInputs(request.Inputs, live)
	}
	outputs := outputsOf(live, inputs)
	if len(request.Inputs) > 0 && !annotated(object, skipAwaitAnnotation) {
		if state := p.cluster.readinessOnRead(ctx, live); !state.ready {
			return plugin.ReadResponse{}, unready(request.ID, outputs, inputs, state.message)
		}
	}
	return plugin.ReadResponse{
		ReadResult: plugin.ReadResult{ID: request.ID, Inputs: inputs, Outputs: outputs},
		Status:     resource.StatusOK,
	}, nil
}

func (p *provider) readUnreachable(ctx context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	if p.settings.deleteUnreachable {
		_ = p.Host.Log(ctx, diag.Warning, request.URN, "deleted from the state only: "+p.unreachable.Error())
		return plugin.ReadResponse{}, nil
	}
	return plugin.ReadResponse{}, errors.Join(p.unreachable, errors.New(
		"if the cluster was deleted, PULUMI_K8S_DELETE_UNREACHABLE=true removes its objects from the state"))
}

// importedInputs are all of the live object but what the server keeps for itself.
func importedInputs(live *unstructured.Unstructured) resource.PropertyMap {
	inputs := live.DeepCopy()
	unstructured.RemoveNestedField(inputs.Object, "status")
	for _, field := range []string{"creationTimestamp", "generation", "managedFields", "resourceVersion", "uid"} {
		unstructured.RemoveNestedField(inputs.Object, "metadata", field)
	}
	properties := propertiesOf(inputs)
	markSecrets(properties, nil)
	return properties
}

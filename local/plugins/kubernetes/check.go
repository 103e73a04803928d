package kubernetes

import (
	"context"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
)

// Check completes the inputs: apiVersion, kind, name and namespace.
func (p *provider) Check(_ context.Context, request plugin.CheckRequest) (plugin.CheckResponse, error) {
	kind := kindOf(request.Type)
	if !isSupported(kind) || isPatch(kind.Kind, request.News) {
		return plugin.CheckResponse{}, p.Unsupported(string(request.Type))
	}
	inputs := request.News.Copy()
	inputs["apiVersion"] = resource.NewProperty(kind.GroupVersion().String())
	inputs["kind"] = resource.NewProperty(kind.Kind)
	if metadata := inputs["metadata"]; metadata.IsComputed() || metadata.IsOutput() {
		return plugin.CheckResponse{Properties: inputs}, nil
	}
	metadata := nested(inputs, "metadata").Copy()
	if _, generated := metadata["generateName"]; generated {
		// The vendor refuses it too, since server-side apply needs a name.
		return plugin.CheckResponse{}, p.Unsupported("metadata.generateName")
	}
	if !hasText(metadata["name"]) {
		if err := autoname(metadata, request); err != nil {
			return plugin.CheckResponse{}, err
		}
	}
	if !p.cluster.namespaced(kind) {
		delete(metadata, "namespace") // Charts set it on cluster-wide objects, too.
	} else if p.namespace != "" && !hasText(metadata["namespace"]) {
		metadata["namespace"] = resource.NewProperty(p.namespace)
	}
	inputs["metadata"] = resource.NewProperty(metadata)
	if isDefinition(kind) && p.cluster != nil {
		p.cluster.scopeFromDefinition(objectOf(inputs))
	}
	markSecrets(inputs, nil)
	return plugin.CheckResponse{Properties: inputs}, nil
}

// isPatch tells a Patch resource, which names the kind that it patches.
func isPatch(tokenKind string, inputs resource.PropertyMap) bool {
	patched, isPatch := strings.CutSuffix(tokenKind, "Patch")
	return isPatch && text(inputs["kind"]) == patched
}

// hasText tells a value that is there, be it known or not.
func hasText(value resource.PropertyValue) bool {
	return value.IsComputed() || value.IsOutput() || text(value) != ""
}

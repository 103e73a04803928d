// Package random stands in for the vendor's random provider.
package random

import (
	"context"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"

	"sparkstead.local/plugins/serving"
)

// Plugin is the stand-in for the version of @pulumi/random that this project uses.
var Plugin = serving.Plugin{
	Name:    "random",
	Version: "4.21.2",
	New:     func(base serving.Base) plugin.Provider { return &provider{base} },
}

type provider struct{ serving.Base }

// kind makes one type of random value.
type kind struct {
	defaults resource.PropertyMap
	generate func(inputs) (resource.ID, resource.PropertyMap, error)
}

// kinds by the last part of their type token.
// Source: the schema of pulumi-random 4.21, sdk/nodejs/random*.ts.
var kinds = map[string]kind{
	"RandomPassword": {characterDefaults, generatePassword},
	"RandomString":   {characterDefaults, generateString},
	"RandomId":       {nil, generateID},
	"RandomUuid":     {nil, generateUUID},
	"RandomBytes":    {nil, generateBytes},
}

func (p *provider) Check(_ context.Context, request plugin.CheckRequest) (plugin.CheckResponse, error) {
	made, known := kinds[serving.KindOf(request.Type)]
	if !known {
		return plugin.CheckResponse{}, p.Unsupported(string(request.Type))
	}
	checked := request.News.Copy()
	for key, value := range made.defaults {
		if _, given := checked[key]; !given {
			checked[key] = value
		}
	}
	return plugin.CheckResponse{Properties: checked, Failures: faults(checked)}, nil
}

// Diff replaces on any change, since a random value cannot be updated.
func (p *provider) Diff(_ context.Context, request plugin.DiffRequest) (plugin.DiffResult, error) {
	return serving.DiffOf(request.OldInputs, request.NewInputs, func(resource.PropertyKey) bool { return true }), nil
}

func (p *provider) Create(_ context.Context, request plugin.CreateRequest) (plugin.CreateResponse, error) {
	if request.Preview {
		return plugin.CreateResponse{Properties: request.Properties}, nil
	}
	made := kinds[serving.KindOf(request.Type)]
	id, generated, err := made.generate(inputs(serving.Plain(request.Properties)))
	if err != nil {
		return plugin.CreateResponse{}, fmt.Errorf("%s %q: %w", request.Type, request.Name, err)
	}
	outputs := request.Properties.Copy()
	for key, value := range generated {
		outputs[key] = value
	}
	return plugin.CreateResponse{ID: id, Properties: outputs, Status: resource.StatusOK}, nil
}

func (p *provider) Read(_ context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	if len(request.State) == 0 {
		return plugin.ReadResponse{}, p.Unsupported("importing " + string(request.Type))
	}
	return plugin.ReadResponse{
		ReadResult: plugin.ReadResult{ID: request.ID, Inputs: request.Inputs, Outputs: request.State},
	}, nil
}

func (p *provider) Delete(context.Context, plugin.DeleteRequest) (plugin.DeleteResponse, error) {
	return plugin.DeleteResponse{}, nil
}

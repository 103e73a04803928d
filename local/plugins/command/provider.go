// Package command stands in for the vendor's command provider: commands on this machine only.
package command

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"

	"sparkstead.local/plugins/serving"
)

// Plugin is the stand-in for the version of @pulumi/command that this project uses.
var Plugin = serving.Plugin{
	Name:    "command",
	Version: "1.2.1",
	New:     func(base serving.Base) plugin.Provider { return &provider{base} },
}

type provider struct{ serving.Base }

const localCommand = "command:local:Command"

func (p *provider) Check(_ context.Context, request plugin.CheckRequest) (plugin.CheckResponse, error) {
	if request.Type != localCommand {
		return plugin.CheckResponse{}, p.Unsupported(string(request.Type))
	}
	for _, key := range []resource.PropertyKey{"assetPaths", "archivePaths"} {
		if _, given := request.News[key]; given {
			return plugin.CheckResponse{}, p.Unsupported("the argument " + string(key))
		}
	}
	return plugin.CheckResponse{Properties: request.News}, nil
}

// Diff replaces when `triggers` change, and updates on anything else.
func (p *provider) Diff(_ context.Context, request plugin.DiffRequest) (plugin.DiffResult, error) {
	return serving.DiffOf(request.OldInputs, request.NewInputs, func(key resource.PropertyKey) bool {
		return key == "triggers"
	}), nil
}

func (p *provider) Create(ctx context.Context, request plugin.CreateRequest) (plugin.CreateResponse, error) {
	if request.Preview {
		return plugin.CreateResponse{Properties: request.Properties}, nil
	}
	id, err := resource.NewUniqueHex(request.Name, 8, 0)
	if err != nil {
		return plugin.CreateResponse{}, err
	}
	outputs, err := p.run(ctx, request.URN, call{
		command: argument(request.Properties, "create"), inputs: request.Properties,
	})
	return plugin.CreateResponse{ID: resource.ID(id), Properties: outputs, Status: resource.StatusOK}, err
}

// Update runs `create` again where no `update` is given.
func (p *provider) Update(ctx context.Context, request plugin.UpdateRequest) (plugin.UpdateResponse, error) {
	if request.Preview {
		return plugin.UpdateResponse{Properties: request.NewInputs}, nil
	}
	command := argument(request.NewInputs, "update")
	if command == "" {
		command = argument(request.NewInputs, "create")
	}
	outputs, err := p.run(ctx, request.URN, call{
		command: command, inputs: request.NewInputs, previous: request.OldOutputs,
	})
	return plugin.UpdateResponse{Properties: outputs, Status: resource.StatusOK}, err
}

func (p *provider) Delete(ctx context.Context, request plugin.DeleteRequest) (plugin.DeleteResponse, error) {
	_, err := p.run(ctx, request.URN, call{
		command: argument(request.Outputs, "delete"), inputs: request.Outputs, previous: request.Outputs,
	})
	return plugin.DeleteResponse{Status: resource.StatusOK}, err
}

func (p *provider) Read(_ context.Context, request plugin.ReadRequest) (plugin.ReadResponse, error) {
	if len(request.State) == 0 {
		return plugin.ReadResponse{}, p.Unsupported("importing " + string(request.Type))
	}
	return plugin.ReadResponse{
		ReadResult: plugin.ReadResult{ID: request.ID, Inputs: request.Inputs, Outputs: request.State},
	}, nil
}

// Package kubernetes stands in for the vendor's kubernetes provider.
package kubernetes

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"

	"sparkstead.local/plugins/serving"
)

// vendorVersion is the @pulumi/kubernetes that this project uses.
const vendorVersion = "4.34.2"

// Plugin is the stand-in for the vendor's plugin of that version.
var Plugin = serving.Plugin{
	Name:    "kubernetes",
	Version: vendorVersion,
	New:     func(base serving.Base) plugin.Provider { return &provider{Base: base} },
}

type provider struct {
	serving.Base
	settings settings

	// namespace of objects that name none.
	namespace string

	// cluster is nil, and unreachable says why, when it does not answer: previews work without.
	cluster     *cluster
	unreachable error
}

func (p *provider) CheckConfig(
	_ context.Context, request plugin.CheckConfigRequest,
) (plugin.CheckConfigResponse, error) {
	if key, found := unsupportedArgument(request.News); found {
		return plugin.CheckConfigResponse{}, p.Unsupported("the provider argument " + string(key))
	}
	return plugin.CheckConfigResponse{Properties: request.News}, nil
}

// DiffConfig replaces the provider, and with it every object, when it selects another cluster.
func (p *provider) DiffConfig(_ context.Context, request plugin.DiffConfigRequest) (plugin.DiffConfigResponse, error) {
	before, after := settingsOf(request.OldInputs).server(), settingsOf(request.NewInputs).server()
	selecting := map[resource.PropertyKey]bool{"kubeconfig": true, "context": true, "cluster": true}
	return serving.DiffOf(request.OldInputs, request.NewInputs, func(key resource.PropertyKey) bool {
		unknown := request.NewInputs[key].IsComputed()
		moved := before != "" && after != "" && before != after
		return selecting[key] && (unknown || moved)
	}), nil
}

func (p *provider) Configure(ctx context.Context, request plugin.ConfigureRequest) (plugin.ConfigureResponse, error) {
	p.Announce(ctx)
	p.settings = settingsOf(request.Inputs)
	p.namespace = p.settings.defaultNamespace()
	p.cluster, p.unreachable = connect(ctx, p.settings)
	return plugin.ConfigureResponse{}, nil
}

// writable is the cluster, when it answers and is the embedded one.
func (p *provider) writable() (*cluster, error) {
	if p.cluster == nil {
		return nil, p.unreachable
	}
	return p.cluster, p.cluster.embedded()
}

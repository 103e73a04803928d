// Package serving runs a provider as a plugin of the Pulumi engine.
package serving

import (
	"context"
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// Plugin is one provider and whom it stands in for.
type Plugin struct {
	Name    string
	Version string
	New     func(Base) plugin.Provider
}

// Constructor is a provider that has component resources.
type Constructor interface {
	ConstructComponent(context.Context, *pulumirpc.ConstructRequest) (*pulumirpc.ConstructResponse, error)
}

// Serve answers the engine until it goes away.
func Serve(made Plugin) error {
	return provider.Main(made.Name, func(host *provider.HostClient) (pulumirpc.ResourceProviderServer, error) {
		if host == nil {
			return nil, errors.New("a plugin is started by the Pulumi engine, which passes its address as argument")
		}
		served := made.New(newBase(made, host))
		return server{plugin.NewProviderServer(served), served}, nil
	})
}

// server corrects where the SDK's server falls short of the protocol.
type server struct {
	pulumirpc.ResourceProviderServer
	provider plugin.Provider
}

// Diff says that the detailed diff is one; the engine ignores it otherwise.
func (s server) Diff(ctx context.Context, request *pulumirpc.DiffRequest) (*pulumirpc.DiffResponse, error) {
	response, err := s.ResourceProviderServer.Diff(ctx, request)
	if err == nil {
		response.HasDetailedDiff = len(response.GetDetailedDiff()) > 0
	}
	return response, err
}

// Construct hands on the request as it came, since the SDK's programming model for components wants it so.
func (s server) Construct(
	ctx context.Context, request *pulumirpc.ConstructRequest,
) (*pulumirpc.ConstructResponse, error) {
	if constructor, ok := s.provider.(Constructor); ok {
		return constructor.ConstructComponent(ctx, request)
	}
	return s.ResourceProviderServer.Construct(ctx, request)
}

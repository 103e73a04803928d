package serving

import (
	"context"
	"fmt"
	"sync"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
)

// Base is what all stand-ins share.
type Base struct {
	plugin.UnimplementedProvider
	Host     *provider.HostClient
	plugin   Plugin
	running  context.Context
	cancel   context.CancelFunc
	announce *sync.Once
}

func newBase(made Plugin, host *provider.HostClient) Base {
	running, cancel := context.WithCancel(context.Background())
	return Base{Host: host, plugin: made, running: running, cancel: cancel, announce: new(sync.Once)}
}

// Announce says, once, whom the user is dealing with.
func (b Base) Announce(ctx context.Context) {
	b.announce.Do(func() {
		_ = b.Host.Log(ctx, diag.Info, "", fmt.Sprintf(
			"stand-in for the %s plugin, not the vendor's %s: local/plugins/SUPPORTED.md lists what it does",
			b.plugin.Name, b.plugin.Version))
	})
}

// Operation is a context that ends with the request, and when the engine cancels the run.
func (b Base) Operation(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	stop := context.AfterFunc(b.running, cancel)
	return ctx, func() { stop(); cancel() }
}

// Unsupported is the answer to what SUPPORTED.md does not list.
func (b Base) Unsupported(what string) error {
	return fmt.Errorf(
		"%s is not supported by the stand-in for the %s plugin (local/plugins/SUPPORTED.md lists what is); "+
			"install the vendor's plugin %s for it", what, b.plugin.Name, b.plugin.Version)
}

func (b Base) CheckConfig(
	_ context.Context, request plugin.CheckConfigRequest,
) (plugin.CheckConfigResponse, error) {
	return plugin.CheckConfigResponse{Properties: request.News}, nil
}

func (b Base) DiffConfig(_ context.Context, request plugin.DiffConfigRequest) (plugin.DiffConfigResponse, error) {
	return DiffOf(request.OldInputs, request.NewInputs, nil), nil
}

func (b Base) Configure(ctx context.Context, _ plugin.ConfigureRequest) (plugin.ConfigureResponse, error) {
	b.Announce(ctx)
	return plugin.ConfigureResponse{}, nil
}

func (b Base) GetPluginInfo(context.Context) (plugin.PluginInfo, error) {
	version, err := semver.Parse(b.plugin.Version)
	return plugin.PluginInfo{Version: &version}, err
}

func (b Base) SignalCancellation(context.Context) error {
	b.cancel()
	return nil
}

func (b Base) Invoke(_ context.Context, request plugin.InvokeRequest) (plugin.InvokeResponse, error) {
	return plugin.InvokeResponse{}, b.Unsupported("the function " + string(request.Tok))
}

func (b Base) Close() error { return nil }

// KindOf is the last part of a type token.
func KindOf(token tokens.Type) string { return string(token.Name()) }

// DiffOf compares inputs by key; a change of one that `replaces` accepts replaces the resource.
func DiffOf(olds, news resource.PropertyMap, replaces func(resource.PropertyKey) bool) plugin.DiffResult {
	difference := Plain(olds).Diff(Plain(news))
	if difference == nil {
		return plugin.DiffResult{Changes: plugin.DiffNone}
	}
	result := plugin.DiffResult{
		Changes:      plugin.DiffSome,
		DetailedDiff: plugin.NewDetailedDiffFromObjectDiff(difference, true),
	}
	for path, change := range result.DetailedDiff {
		parsed, err := resource.ParsePropertyPath(path)
		if err == nil && replaces != nil && replaces(resource.PropertyKey(fmt.Sprint(parsed[0]))) {
			change.Kind = change.Kind.AsReplace()
			result.DetailedDiff[path] = change
		}
	}
	return result
}

package kubernetes

import (
	"context"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	sdk "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"gopkg.in/yaml.v3"
	"helm.sh/helm/v3/pkg/chartutil"

	"sparkstead.local/plugins/serving"
)

// chartArguments of `kubernetes:helm.sh/v4:Chart`.
type chartArguments struct {
	release, namespace, path, prefix string
	values                           map[string]any
	skipDefinitions, skipAwait       bool
}

// refusedChartArguments would need a network, a program or a key of the user's.
var refusedChartArguments = []resource.PropertyKey{
	"repositoryOpts", "dependencyUpdate", "verify", "keyring", "postRenderer", "includeHooks", "devel", "plainHttp",
}

// chartComponent is the component as the vendor's SDK knows it.
type chartComponent struct {
	pulumi.ResourceState
	Resources pulumi.ArrayOutput `pulumi:"resources"`
}

// ConstructComponent renders a chart and registers its objects as children.
// Source: provider/pkg/provider/helm/v4/chart.go of the vendor.
func (p *provider) ConstructComponent(
	ctx context.Context, request *pulumirpc.ConstructRequest,
) (*pulumirpc.ConstructResponse, error) {
	if request.GetType() != chartType {
		return nil, p.Unsupported(request.GetType())
	}
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	inputs, err := plugin.UnmarshalProperties(request.GetInputs(), plugin.MarshalOptions{
		KeepUnknowns: true, KeepSecrets: true, KeepResources: true,
	})
	if err != nil {
		return nil, err
	}
	return sdk.Construct(ctx, request, p.Host.EngineConn(), func(
		run *pulumi.Context, token, name string, _ sdk.ConstructInputs, options pulumi.ResourceOption,
	) (*sdk.ConstructResult, error) {
		component := &chartComponent{}
		if err := run.RegisterComponentResource(token, name, component, options); err != nil {
			return nil, err
		}
		if inputs.ContainsUnknowns() {
			message := "an argument of the chart is not known yet: its objects are missing from this preview"
			if err := run.Log.Warn(message, &pulumi.LogArgs{Resource: component}); err != nil {
				return nil, err
			}
			return sdk.NewConstructResult(component)
		}
		arguments, err := p.chartArguments(name, serving.Plain(inputs))
		if err != nil {
			return nil, err
		}
		objects, err := p.render(ctx, arguments)
		if err != nil {
			return nil, err
		}
		component.Resources, err = p.registerChildren(run, component, children{
			objects: objects, prefix: arguments.prefix, skipAwait: arguments.skipAwait,
		})
		if err != nil {
			return nil, err
		}
		return sdk.NewConstructResult(component)
	})
}

func (p *provider) chartArguments(name string, inputs resource.PropertyMap) (chartArguments, error) {
	for _, key := range refusedChartArguments {
		if value := inputs[key]; !value.IsNull() && text(value) != "false" {
			return chartArguments{}, p.Unsupported("the chart argument " + string(key))
		}
	}
	path := text(inputs["chart"])
	if _, err := os.Stat(path); err != nil {
		return chartArguments{}, p.Unsupported("the chart " + path + ", which is no folder or file of this machine,")
	}
	arguments := chartArguments{
		release: name, prefix: name, path: path, namespace: text(inputs["namespace"]), values: map[string]any{},
		skipDefinitions: text(inputs["skipCrds"]) == "true", skipAwait: text(inputs["skipAwait"]) == "true",
	}
	if given := text(inputs["name"]); given != "" {
		arguments.release = given
	}
	if given, present := inputs["resourcePrefix"]; present && !given.IsNull() {
		arguments.prefix = text(given)
	}
	if arguments.namespace == "" {
		arguments.namespace = p.namespace
	}
	if files := inputs["valueYamlFiles"]; files.IsArray() {
		for _, file := range files.ArrayValue() {
			values, err := p.valuesFile(file)
			if err != nil {
				return chartArguments{}, err
			}
			arguments.values = chartutil.CoalesceTables(values, arguments.values)
		}
	}
	if values := inputs["values"]; values.IsObject() {
		arguments.values = chartutil.CoalesceTables(values.ObjectValue().Mappable(), arguments.values)
	}
	return arguments, nil
}

func (p *provider) valuesFile(file resource.PropertyValue) (map[string]any, error) {
	if !file.IsAsset() || file.AssetValue().IsURI() {
		return nil, p.Unsupported("a file of values that is not on this machine")
	}
	content, err := file.AssetValue().Bytes()
	if err != nil {
		return nil, err
	}
	values := map[string]any{}
	return values, yaml.Unmarshal(content, &values)
}

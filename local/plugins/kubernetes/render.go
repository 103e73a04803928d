package kubernetes

import (
	"context"
	"fmt"
	"io"
	"strings"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/client-go/discovery"
)

// render is `helm template` for the cluster's version and APIs, or for Helm's own defaults where no cluster answers.
func (p *provider) render(ctx context.Context, arguments chartArguments) ([]*unstructured.Unstructured, error) {
	chart, err := loader.Load(arguments.path)
	if err != nil {
		return nil, fmt.Errorf("the chart %s cannot be loaded: %w", arguments.path, err)
	}
	if required := chart.Metadata.Dependencies; required != nil {
		if err := action.CheckDependencies(chart, required); err != nil {
			return nil, fmt.Errorf("the chart %s is incomplete: %w", arguments.path, err)
		}
	}
	install := action.NewInstall(&action.Configuration{Log: func(string, ...any) {}})
	install.ClientOnly, install.DryRun, install.Replace = true, true, true
	install.DisableHooks, install.DisableOpenAPIValidation = true, true
	install.IncludeCRDs = !arguments.skipDefinitions
	install.ReleaseName, install.Namespace = arguments.release, arguments.namespace
	if p.cluster != nil {
		if err := p.cluster.capabilities(install); err != nil {
			return nil, err
		}
	}
	release, err := install.RunWithContext(ctx, chart, arguments.values)
	if err != nil {
		return nil, fmt.Errorf("the chart %s cannot be rendered: %w", arguments.path, err)
	}
	objects, err := decodeManifest(release.Manifest)
	if err != nil {
		return nil, fmt.Errorf("the chart %s renders what is no YAML: %w", arguments.path, err)
	}
	return p.placed(objects, arguments.namespace), nil
}

func (c *cluster) capabilities(install *action.Install) error {
	install.KubeVersion = &chartutil.KubeVersion{
		Version: c.version.GitVersion, Major: c.version.Major, Minor: c.version.Minor,
	}
	versions, err := action.GetVersionSet(c.discovery)
	// An API whose server is away must not stop a chart that does not use it.
	if err != nil && !discovery.IsGroupDiscoveryFailedError(err) {
		return err
	}
	install.APIVersions = versions
	return nil
}

func decodeManifest(manifest string) ([]*unstructured.Unstructured, error) {
	var objects []*unstructured.Unstructured
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(manifest), len(manifest)+1)
	for {
		object := map[string]any{}
		if err := decoder.Decode(&object); err == io.EOF {
			return objects, nil
		} else if err != nil {
			return nil, err
		}
		if len(object) > 0 {
			objects = append(objects, &unstructured.Unstructured{Object: object})
		}
	}
}

// placed gives namespaced objects that name no namespace the chart's, and takes lists apart.
func (p *provider) placed(objects []*unstructured.Unstructured, namespace string) []*unstructured.Unstructured {
	var single []*unstructured.Unstructured
	for _, object := range objects {
		if !object.IsList() {
			single = append(single, object)
			continue
		}
		_ = object.EachListItem(func(item runtime.Object) error {
			single = append(single, item.(*unstructured.Unstructured))
			return nil
		})
	}
	for _, object := range single {
		if p.cluster != nil && isDefinition(object.GroupVersionKind()) {
			p.cluster.scopeFromDefinition(object)
		}
	}
	for _, object := range single {
		if object.GetNamespace() == "" && p.cluster.namespaced(object.GroupVersionKind()) {
			object.SetNamespace(namespace)
		}
	}
	return single
}

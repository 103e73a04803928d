package kubernetes

import (
	"reflect"
	"slices"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"helm.sh/helm/v3/pkg/kube"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// children of a chart.
type children struct {
	objects   []*unstructured.Unstructured
	prefix    string
	skipAwait bool
}

// untyped inputs of a resource, as the SDK wants to be given them.
type untyped map[string]any

func (untyped) ElementType() reflect.Type { return reflect.TypeOf(map[string]any(nil)) }

// registerChildren in an order in which what others depend on comes first: namespaces and definitions.
// Source: provider/pkg/provider/yaml/v2/yaml.go of the vendor, Register.
func (p *provider) registerChildren(
	run *pulumi.Context, component pulumi.Resource, made children,
) (pulumi.ArrayOutput, error) {
	registered := pulumi.Array{}
	namespaces, definitions := map[string]pulumi.Resource{}, map[schema.GroupKind]pulumi.Resource{}
	for _, object := range ordered(made.objects) {
		options := []pulumi.ResourceOption{pulumi.Parent(component), pulumi.Version(vendorVersion)}
		var needed []pulumi.Resource
		if namespace, found := namespaces[object.GetNamespace()]; found {
			needed = append(needed, namespace)
		}
		if definition, found := definitions[object.GroupVersionKind().GroupKind()]; found {
			needed = append(needed, definition)
		}
		if len(needed) > 0 {
			options = append(options, pulumi.DependsOn(needed))
		}
		if object.GetAnnotations()[kube.ResourcePolicyAnno] == kube.KeepPolicy {
			options = append(options, pulumi.RetainOnDelete(true))
		}
		if made.skipAwait {
			annotations := object.GetAnnotations()
			if annotations == nil {
				annotations = map[string]string{}
			}
			annotations[skipAwaitAnnotation] = "true"
			object.SetAnnotations(annotations)
		}
		child := &pulumi.CustomResourceState{}
		token := tokenOf(object.GroupVersionKind())
		if err := run.RegisterResource(token, childName(made.prefix, object), secretive(object), child, options...); err != nil {
			return pulumi.ArrayOutput{}, err
		}
		registered = append(registered, pulumi.NewResourceOutput(child))
		switch kind := object.GroupVersionKind(); {
		case isDefinition(kind):
			definitions[definedKind(object)] = child
		case kind.Group == "" && kind.Kind == "Namespace":
			namespaces[object.GetName()] = child
		}
	}
	return registered.ToArrayOutputWithContext(run.Context()), nil
}

// ordered puts namespaces and definitions first, and keeps the chart's order otherwise.
func ordered(objects []*unstructured.Unstructured) []*unstructured.Unstructured {
	rank := func(object *unstructured.Unstructured) int {
		switch {
		case object.GetKind() == "Namespace":
			return 0
		case isDefinition(object.GroupVersionKind()):
			return 1
		default:
			return 2
		}
	}
	sorted := slices.Clone(objects)
	slices.SortStableFunc(sorted, func(a, b *unstructured.Unstructured) int { return rank(a) - rank(b) })
	return sorted
}

// childName is `<prefix>:<namespace>/<name>`, the vendor's scheme.
func childName(prefix string, object *unstructured.Unstructured) string {
	name := string(idOf(object))
	if prefix == "" {
		return name
	}
	return prefix + ":" + name
}

// secretive inputs: what a chart's Secret holds is secret.
func secretive(object *unstructured.Unstructured) untyped {
	inputs := untyped(object.Object)
	if object.GetKind() == "Secret" && object.GetAPIVersion() == "v1" {
		for _, key := range []string{"data", "stringData"} {
			if value, present := inputs[key]; present {
				inputs[key] = pulumi.ToSecret(value)
			}
		}
	}
	return inputs
}

func definedKind(definition *unstructured.Unstructured) schema.GroupKind {
	group, _, _ := unstructured.NestedString(definition.Object, "spec", "group")
	kind, _, _ := unstructured.NestedString(definition.Object, "spec", "names", "kind")
	return schema.GroupKind{Group: group, Kind: kind}
}

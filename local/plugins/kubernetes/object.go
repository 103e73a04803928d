package kubernetes

import (
	"maps"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"sparkstead.local/plugins/serving"
)

// SDKs spell the `x-kubernetes-…` fields of a CustomResourceDefinition with underscores, since a dash is in no identifier.
const (
	sdkExtension = "x_kubernetes_"
	apiExtension = "x-kubernetes-"
)

// objectOf makes the API's object from inputs or outputs.
func objectOf(properties resource.PropertyMap) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: serving.Plain(properties).MapRepl(apiName, nil)}
}

func apiName(key string) (string, bool) {
	if rest, extension := strings.CutPrefix(key, sdkExtension); extension {
		return apiExtension + strings.ReplaceAll(rest, "_", "-"), true
	}
	return "", false
}

// outputsOf makes the outputs of a live object; what was secret in the inputs stays secret. The schemas of a
// CustomResourceDefinition stay out: nobody reads them back, and they are what makes a run of the engine slow.
func outputsOf(live *unstructured.Unstructured, inputs resource.PropertyMap) resource.PropertyMap {
	if isDefinition(live.GroupVersionKind()) {
		live = &unstructured.Unstructured{Object: maps.Clone(live.Object)}
		delete(live.Object, "spec")
	}
	outputs := propertiesOf(live)
	markSecrets(outputs, inputs)
	return outputs
}

// propertiesOf a live object, without the server's records of who manages which field.
func propertiesOf(live *unstructured.Unstructured) resource.PropertyMap {
	live = live.DeepCopy()
	live.SetManagedFields(nil)
	return resource.NewPropertyMapFromMapRepl(live.Object, sdkName, nil)
}

func sdkName(key string) (resource.PropertyKey, bool) {
	if rest, extension := strings.CutPrefix(key, apiExtension); extension {
		return resource.PropertyKey(sdkExtension + strings.ReplaceAll(rest, "-", "_")), true
	}
	return "", false
}

// markSecrets carries secrecy from inputs to outputs: by key in objects, as a whole in arrays, whose order is not ours.
// Data of a Secret is always secret.
func markSecrets(outputs, inputs resource.PropertyMap) {
	if kind := outputs["kind"]; kind.IsString() && kind.StringValue() == "Secret" {
		for _, key := range []resource.PropertyKey{"data", "stringData"} {
			if value, present := outputs[key]; present && !value.IsSecret() {
				outputs[key] = resource.MakeSecret(value)
			}
		}
	}
	for key, input := range inputs {
		output, present := outputs[key]
		switch {
		case !present || output.IsSecret():
		case output.IsObject() && input.IsObject():
			markSecrets(output.ObjectValue(), input.ObjectValue())
		case input.ContainsSecrets():
			outputs[key] = resource.MakeSecret(output)
		}
	}
}

// idOf is `namespace/name`, or `name` where there is no namespace.
func idOf(object *unstructured.Unstructured) resource.ID {
	if object.GetNamespace() == "" {
		return resource.ID(object.GetName())
	}
	return resource.ID(object.GetNamespace() + "/" + object.GetName())
}

func splitID(id resource.ID) (namespace, name string) {
	if namespace, name, found := strings.Cut(string(id), "/"); found {
		return namespace, name
	}
	return "", string(id)
}

// nested reads an object below properties, seeing through secrecy.
func nested(properties resource.PropertyMap, key resource.PropertyKey) resource.PropertyMap {
	value := properties[key]
	for value.IsSecret() {
		value = value.SecretValue().Element
	}
	if value.IsObject() {
		return value.ObjectValue()
	}
	return nil
}

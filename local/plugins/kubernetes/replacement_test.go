package kubernetes

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

func TestImmutableFields(t *testing.T) {
	cases := []struct {
		claim    string
		object   map[string]any
		settings settings
		changed  string
		replaces bool
	}{
		{"a field below an immutable one", pod(), settings{}, "spec.containers[0].env[0].value", true},
		{"an element that holds immutable fields", pod(), settings{}, "spec.containers[0]", true},
		{"a label", pod(), settings{}, "metadata.labels.a", false},
		{"a parent that holds no immutable field", pod(), settings{}, "metadata.annotations", false},
		{"the name", pod(), settings{}, "metadata.name", true},
		{"data of a ConfigMap", object("ConfigMap"), settings{}, "data.key", true},
		{"data of a mutable ConfigMap", object("ConfigMap"), settings{mutableConfigMaps: true}, "data.key", false},
		{"data of a mutable Secret", object("Secret"), settings{mutableSecrets: true}, "stringData.key", false},
		{"the type of a mutable Secret", object("Secret"), settings{mutableSecrets: true}, "type", true},
		{"a key that begins like an immutable field", object("ConfigMap"), settings{}, "database", false},
	}
	for _, example := range cases {
		t.Run(example.claim, func(t *testing.T) {
			inputs := resource.NewPropertyMapFromMap(example.object)
			changed, err := resource.ParsePropertyPath(example.changed)
			if err != nil {
				t.Fatal(err)
			}
			if got := anyReplaces(example.settings.immutableFields(inputs), changed, inputs); got != example.replaces {
				t.Errorf("%s: got %v, expected %v", example.changed, got, example.replaces)
			}
		})
	}
}

func object(kind string) map[string]any { return map[string]any{"apiVersion": "v1", "kind": kind} }

func pod() map[string]any {
	made := object("Pod")
	made["spec"] = map[string]any{"containers": []any{map[string]any{"name": "main", "image": "x"}}}
	return made
}

package kubernetes

import (
	"testing"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestDrift(t *testing.T) {
	type values = map[string]any
	cases := []struct {
		claim                  string
		inputs, live, expected values
	}{
		{"fields of others stay out", values{"spec": values{"a": "1"}}, values{"spec": values{"a": "1", "b": "2"}},
			values{"spec": values{"a": "1"}}},
		{"a changed field shows", values{"spec": values{"a": "1"}}, values{"spec": values{"a": "2"}},
			values{"spec": values{"a": "2"}}},
		{"a removed field shows", values{"spec": values{"a": "1", "b": "2"}}, values{"spec": values{"b": "2"}},
			values{"spec": values{"b": "2"}}},
		{"what is empty may be left out", values{"spec": values{"a": "", "b": values{}, "c": false}},
			values{"spec": values{}}, values{"spec": values{"a": "", "b": values{}, "c": false}}},
		{"quantities compare by value", values{"spec": values{"cpu": "0.5", "memory": 1024.0}},
			values{"spec": values{"cpu": "500m", "memory": "1Ki"}},
			values{"spec": values{"cpu": "0.5", "memory": 1024.0}}},
		{"data is no quantity", values{"data": values{"a": "1k"}}, values{"data": values{"a": "1000"}},
			values{"data": values{"a": "1000"}}},
		{"named elements may have company",
			values{"spec": []any{values{"name": "b", "x": "1"}}},
			values{"spec": []any{values{"name": "a"}, values{"name": "b", "x": "1", "y": "2"}}},
			values{"spec": []any{values{"name": "b", "x": "1"}}}},
		{"a longer list without names shows", values{"spec": []any{"a"}}, values{"spec": []any{"a", "b"}},
			values{"spec": []any{"a", "b"}}},
		{"nobody sets the status", values{"status": values{"a": "1"}}, values{"status": values{"a": "2"}},
			values{"status": values{"a": "1"}}},
		{"text of a Secret is its data",
			values{"kind": "Secret", "stringData": values{"a": "x", "b": "y"}},
			values{"kind": "Secret", "data": values{"a": "eA=="}},
			values{"kind": "Secret", "stringData": values{"a": "x"}}},
	}
	for _, example := range cases {
		t.Run(example.claim, func(t *testing.T) {
			inputs := resource.NewPropertyMapFromMap(example.inputs)
			got := driftedInputs(inputs, &unstructured.Unstructured{Object: example.live})
			if expected := resource.NewPropertyMapFromMap(example.expected); !got.DeepEquals(expected) {
				t.Errorf("got %v, expected %v", got.Mappable(), example.expected)
			}
		})
	}
}

func TestDriftKeepsSecrets(t *testing.T) {
	inputs := resource.PropertyMap{"data": resource.MakeSecret(resource.NewProperty(resource.PropertyMap{
		"a": resource.NewProperty("1"),
	}))}
	live := &unstructured.Unstructured{Object: map[string]any{"data": map[string]any{"a": "2"}}}
	if got := driftedInputs(inputs, live); !got["data"].IsSecret() {
		t.Errorf("got %v, expected a secret", got)
	}
}

package kubernetes

import (
	"context"
	"testing"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

func TestWaitFor(t *testing.T) {
	live := &unstructured.Unstructured{Object: map[string]any{"status": map[string]any{
		"phase": "Running", "count": int64(2), "state": "FAILED",
		"conditions": []any{map[string]any{"type": "Ready", "status": "True"}},
	}}}
	cases := map[string]bool{
		`jsonpath={.status.phase}`:                                 true,
		`jsonpath={.status.none}`:                                  false,
		`jsonpath={.status.phase}=Running`:                         true,
		`jsonpath={.status.phase}=Done`:                            false,
		`jsonpath={$.status.count}=2`:                              true,
		`jsonpath={.status[?(@ == "FAILED" || @ == "COMPLETED")]}`: true,
		`jsonpath={$[?@.state != "RUNNING" && @.state != ""]}`:     true,
		`condition=Ready`:                                          true,
		`condition=ready=true`:                                     true,
		`condition=Ready=False`:                                    false,
		`condition=Complete`:                                       false,
		`["condition=Ready"]`:                                      true,
		`["condition=Ready", "jsonpath={.status.none}"]`:           false,
	}
	for expression, expected := range cases {
		check, err := waitFor(expression)
		if err != nil {
			t.Errorf("%s: %v", expression, err)
		} else if got := check(context.Background(), live).ready; got != expected {
			t.Errorf("%s: got %v, expected %v", expression, got, expected)
		}
	}
	for _, expression := range []string{"", "[]", "Ready", "jsonpath=.status", "jsonpath={.a}=", "jsonpath={..[}"} {
		if _, err := waitFor(expression); err == nil {
			t.Errorf("%q: expected an error", expression)
		}
	}
}

package kubernetes

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/theory/jsonpath"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// waitFor reads the annotation `pulumi.com/waitFor`: one expression, or a JSON array of expressions that must all hold.
// Source: https://github.com/pulumi/pulumi-kubernetes/blob/master/provider/pkg/metadata/overrides.go, ReadyCondition.
func waitFor(annotation string) (check, error) {
	var expressions []string
	if err := json.Unmarshal([]byte(annotation), &expressions); err != nil {
		expressions = []string{annotation}
	}
	if len(expressions) == 0 {
		return nil, fmt.Errorf("%s names no condition: expected at least one", waitForAnnotation)
	}
	parts := make([]check, 0, len(expressions))
	for _, expression := range expressions {
		part, err := waitForOne(expression)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", waitForAnnotation, expression, err)
		}
		parts = append(parts, part)
	}
	return func(ctx context.Context, live *unstructured.Unstructured) readiness {
		for _, part := range parts {
			if state := part(ctx, live); !state.ready {
				return state
			}
		}
		return readiness{ready: true}
	}, nil
}

func waitForOne(expression string) (check, error) {
	if path, found := strings.CutPrefix(expression, "jsonpath="); found {
		return waitForPath(path)
	}
	if condition, found := strings.CutPrefix(expression, "condition="); found {
		kind, wanted, given := strings.Cut(condition, "=")
		if !given {
			wanted = "True"
		}
		return alone(func(live *unstructured.Unstructured) readiness {
			holds, message := hasCondition(live, kind, wanted)
			return readiness{ready: holds, message: "condition " + kind + " is not " + wanted + message}
		}), nil
	}
	return nil, fmt.Errorf(`expected the prefix "jsonpath=" or "condition="`)
}

// waitForPath takes `{.path}` (is there) and `{.path}=value`, where the path may be any of RFC 9535.
func waitForPath(expression string) (check, error) {
	end := strings.LastIndex(expression, "}")
	if !strings.HasPrefix(expression, "{") || end < 0 {
		return nil, fmt.Errorf("expected the path in braces, as in {.status.phase}=Running")
	}
	wanted, compares := strings.CutPrefix(expression[end+1:], "=")
	if compares == (wanted == "") {
		return nil, fmt.Errorf("expected {path} or {path}=value")
	}
	path := strings.TrimSpace(expression[1:end])
	if !strings.HasPrefix(path, "$") {
		path = "$" + path
	}
	parsed, err := jsonpath.Parse(path)
	if err != nil {
		return nil, err
	}
	return alone(func(live *unstructured.Unstructured) readiness {
		found := parsed.Select(live.Object)
		switch {
		case len(found) == 0:
			return readiness{message: path + " selects nothing yet"}
		case compares && fmt.Sprint(found[0]) != wanted:
			return readiness{message: fmt.Sprintf("%s is %v, not %s yet", path, found[0], wanted)}
		default:
			return readiness{ready: true}
		}
	}), nil
}

// hasCondition tells whether a condition has a status, and what it says otherwise, for a message.
func hasCondition(live *unstructured.Unstructured, kind, wanted string) (holds bool, message string) {
	conditions, _, _ := unstructured.NestedSlice(live.Object, "status", "conditions")
	for _, entry := range conditions {
		condition, _ := entry.(map[string]any)
		if strings.EqualFold(fmt.Sprint(condition["type"]), kind) {
			for _, field := range []string{"reason", "message"} {
				if said, _ := condition[field].(string); said != "" {
					message += ": " + said
				}
			}
			return strings.EqualFold(fmt.Sprint(condition["status"]), wanted), message
		}
	}
	return false, ""
}

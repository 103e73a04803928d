package kubernetes

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"sparkstead.local/plugins/serving"
)

// Diff compares what the program wants now with what it wanted last, so that nothing the server adds shows up. What others
// changed since is in the old inputs after a refresh.
func (p *provider) Diff(ctx context.Context, request plugin.DiffRequest) (plugin.DiffResult, error) {
	olds, news := serving.Plain(request.OldInputs), serving.Plain(request.NewInputs)
	changes := plugin.NewDetailedDiffFromObjectDiff(olds.Diff(news), true)
	if err := dropIgnored(changes, request.IgnoreChanges); err != nil {
		return plugin.DiffResult{}, err
	}
	fields := p.settings.immutableFields(news)
	for path, change := range changes {
		parsed, err := resource.ParsePropertyPath(path)
		if err != nil {
			return plugin.DiffResult{}, err
		}
		if anyReplaces(fields, parsed, news) {
			change.Kind = change.Kind.AsReplace()
			changes[path] = change
		}
	}
	if text(news["kind"]) == "Job" && p.unreadyJob(ctx, objectOf(news), objectOf(request.OldOutputs)) {
		changes[`metadata.annotations["pulumi.com/replaceUnready"]`] = plugin.PropertyDiff{Kind: plugin.DiffUpdateReplace}
	}
	result := plugin.DiffResult{Changes: plugin.DiffNone, DetailedDiff: changes}
	for _, change := range changes {
		result.Changes = plugin.DiffSome
		if change.Kind.IsReplace() {
			result.DeleteBeforeReplace = sameObject(olds, news)
		}
	}
	return result, nil
}

// dropIgnored forgets the changes of `ignoreChanges`, which the engine passes when it refreshes.
func dropIgnored(changes map[string]plugin.PropertyDiff, ignored []string) error {
	for _, pattern := range ignored {
		ignoredPath, err := resource.ParsePropertyPath(pattern)
		if err != nil {
			return err
		}
		for path := range changes {
			if parsed, err := resource.ParsePropertyPath(path); err == nil && ignoredPath.Contains(parsed) {
				delete(changes, path)
			}
		}
	}
	return nil
}

// sameObject tells a replacement that cannot stand beside what it replaces: a name that was given stays the same.
func sameObject(olds, news resource.PropertyMap) bool {
	before, after := nested(olds, "metadata"), nested(news, "metadata")
	return text(nested(after, "annotations")[autonamedAnnotation]) != "true" && text(after["name"]) != "" &&
		text(before["name"]) == text(after["name"]) && text(before["namespace"]) == text(after["namespace"])
}

// unreadyJob tells a Job that its annotation wants replaced while it is not complete.
func (p *provider) unreadyJob(ctx context.Context, wanted, last *unstructured.Unstructured) bool {
	if p.cluster == nil || !annotated(wanted, replaceUnreadyAnnotation) {
		return false
	}
	live, err := p.cluster.get(ctx, last)
	return err == nil && !jobReadiness(live).ready
}

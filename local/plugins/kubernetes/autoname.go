package kubernetes

import (
	"errors"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
)

// autoname keeps the name that an earlier Check made, else makes one; the annotation tells it from a name that was given.
// Source: provider/pkg/metadata/naming.go of the vendor.
func autoname(metadata resource.PropertyMap, request plugin.CheckRequest) error {
	name, err := keptName(request.Olds), error(nil)
	if name == "" {
		name, err = newName(request)
	}
	if err != nil {
		return err
	}
	metadata["name"] = resource.NewProperty(name)
	if value := metadata["annotations"]; value.IsComputed() || value.IsOutput() {
		return nil
	}
	annotations := nested(metadata, "annotations").Copy()
	annotations[autonamedAnnotation] = resource.NewProperty("true")
	metadata["annotations"] = resource.NewProperty(annotations)
	return nil
}

// keptName of inputs that were autonamed.
func keptName(olds resource.PropertyMap) string {
	metadata := nested(olds, "metadata")
	if text(nested(metadata, "annotations")[autonamedAnnotation]) != "true" {
		return ""
	}
	return text(metadata["name"])
}

func newName(request plugin.CheckRequest) (string, error) {
	if options := request.Autonaming; options != nil {
		if options.Mode == plugin.AutonamingModeDisabled {
			return "", errors.New("autonaming is disabled: metadata.name is required")
		}
		if options.ProposedName != "" {
			return options.ProposedName, nil
		}
	}
	return resource.NewUniqueName(request.RandomSeed, request.Name+"-", 0, 0, nil)
}

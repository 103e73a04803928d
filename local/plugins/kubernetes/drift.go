package kubernetes

import (
	"encoding/base64"
	"fmt"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	quantities "k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// driftedInputs are the inputs, with the live value wherever that means something else. What the inputs do not mention is
// not ours and stays out, and so does the status, which nobody can set.
func driftedInputs(inputs resource.PropertyMap, live *unstructured.Unstructured) resource.PropertyMap {
	current := resource.NewPropertyMapFromMap(live.Object)
	if live.GetKind() == "Secret" {
		current["stringData"] = decodedData(live)
	}
	drifted := resource.PropertyMap{}
	for key, input := range inputs {
		if key == "status" {
			drifted[key] = input
			continue
		}
		keep(drifted, key, input, comparison{live: current[key], present: isPresent(current, key), lenient: key == "spec"})
	}
	return drifted
}

// comparison is what is live in the place of an input.
type comparison struct {
	live    resource.PropertyValue
	present bool

	// lenient where `1` and `1000m` may be the same quantity.
	lenient bool
}

func isPresent(properties resource.PropertyMap, key resource.PropertyKey) bool {
	_, present := properties[key]
	return present
}

func keep(drifted resource.PropertyMap, key resource.PropertyKey, input resource.PropertyValue, with comparison) {
	if value, remains := drift(input, with); remains {
		drifted[key] = value
	}
}

// drift answers with the value to keep, and whether there is one.
func drift(input resource.PropertyValue, with comparison) (resource.PropertyValue, bool) {
	switch {
	case input.IsSecret():
		value, remains := drift(input.SecretValue().Element, with)
		return resource.MakeSecret(value), remains
	case !with.present || with.live.IsNull():
		// The API leaves out what is empty.
		return input, isEmpty(input)
	case input.IsNull():
		return input, true
	case input.IsObject() && with.live.IsObject():
		return driftObject(input.ObjectValue(), with), true
	case input.IsArray() && with.live.IsArray():
		return driftArray(input.ArrayValue(), with), true
	case sameScalar(input, with):
		return input, true
	default:
		return with.live, true
	}
}

func driftObject(input resource.PropertyMap, with comparison) resource.PropertyValue {
	live, drifted := with.live.ObjectValue(), resource.PropertyMap{}
	for key, value := range input {
		liveKey := key
		if renamed, extension := apiName(string(key)); extension {
			liveKey = resource.PropertyKey(renamed)
		}
		keep(drifted, key, value, comparison{
			live: live[liveKey], present: isPresent(live, liveKey), lenient: with.lenient,
		})
	}
	return resource.NewProperty(drifted)
}

// driftArray compares named elements by name, since others may add theirs, and the rest by position.
func driftArray(input []resource.PropertyValue, with comparison) resource.PropertyValue {
	live := with.live.ArrayValue()
	byName := namedElements(live)
	if byName == nil || namedElements(input) == nil {
		if len(input) != len(live) {
			return with.live
		}
	}
	drifted := make([]resource.PropertyValue, 0, len(input))
	for index, element := range input {
		against := comparison{lenient: with.lenient}
		if byName == nil {
			against.live, against.present = live[index], true
		} else {
			against.live, against.present = byName[elementName(element)], byName[elementName(element)].V != nil
		}
		if value, remains := drift(element, against); remains {
			drifted = append(drifted, value)
		}
	}
	return resource.NewProperty(drifted)
}

// namedElements by name, or nil if one has none or two share one.
func namedElements(elements []resource.PropertyValue) map[string]resource.PropertyValue {
	named := make(map[string]resource.PropertyValue, len(elements))
	for _, element := range elements {
		named[elementName(element)] = element
	}
	if _, nameless := named[""]; nameless || len(named) != len(elements) {
		return nil
	}
	return named
}

func elementName(element resource.PropertyValue) string {
	for element.IsSecret() {
		element = element.SecretValue().Element
	}
	if !element.IsObject() {
		return ""
	}
	return text(element.ObjectValue()["name"])
}

func isEmpty(value resource.PropertyValue) bool {
	switch {
	case value.IsNull():
		return true
	case value.IsString():
		return value.StringValue() == ""
	case value.IsBool():
		return !value.BoolValue()
	case value.IsNumber():
		return value.NumberValue() == 0
	case value.IsArray():
		return len(value.ArrayValue()) == 0
	case value.IsObject():
		for _, below := range value.ObjectValue() {
			if !isEmpty(below) {
				return false
			}
		}
		return true
	default:
		return false
	}
}

func sameScalar(input resource.PropertyValue, with comparison) bool {
	if input.DeepEquals(with.live) {
		return true
	}
	if !with.lenient {
		return false
	}
	wanted, err := quantities.ParseQuantity(fmt.Sprint(input.V))
	if err != nil {
		return false
	}
	found, err := quantities.ParseQuantity(fmt.Sprint(with.live.V))
	return err == nil && wanted.Cmp(found) == 0
}

// decodedData of a Secret stands where its inputs have `stringData`, which the API turns into `data`.
func decodedData(secret *unstructured.Unstructured) resource.PropertyValue {
	data, _, _ := unstructured.NestedStringMap(secret.Object, "data")
	decoded := resource.PropertyMap{}
	for key, value := range data {
		if plain, err := base64.StdEncoding.DecodeString(value); err == nil {
			decoded[resource.PropertyKey(key)] = resource.NewProperty(string(plain))
		}
	}
	return resource.NewProperty(decoded)
}

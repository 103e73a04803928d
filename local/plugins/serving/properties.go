package serving

import "github.com/pulumi/pulumi/sdk/v3/go/common/resource"

// Plain is the same properties without the marks of secrecy.
func Plain(properties resource.PropertyMap) resource.PropertyMap {
	plain := make(resource.PropertyMap, len(properties))
	for key, value := range properties {
		plain[key] = plainValue(value)
	}
	return plain
}

func plainValue(value resource.PropertyValue) resource.PropertyValue {
	switch {
	case value.IsSecret():
		return plainValue(value.SecretValue().Element)
	case value.IsOutput():
		if output := value.OutputValue(); output.Known {
			return plainValue(output.Element)
		}
		return resource.MakeComputed(resource.NewProperty(""))
	case value.IsObject():
		return resource.NewProperty(Plain(value.ObjectValue()))
	case value.IsArray():
		elements := make([]resource.PropertyValue, len(value.ArrayValue()))
		for index, element := range value.ArrayValue() {
			elements[index] = plainValue(element)
		}
		return resource.NewProperty(elements)
	default:
		return value
	}
}

package random

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"math/big"

	"github.com/google/uuid"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

func drawBytes(count int) []byte {
	drawn := make([]byte, count)
	_, _ = rand.Read(drawn) // never fails (https://pkg.go.dev/crypto/rand#Read)
	return drawn
}

func generateID(given inputs) (resource.ID, resource.PropertyMap, error) {
	drawn := drawBytes(given.count("byteLength"))
	prefix := given.text("prefix")
	bare := base64.RawURLEncoding.EncodeToString(drawn)
	return resource.ID(bare), resource.PropertyMap{
		"b64Url": resource.NewProperty(prefix + bare),
		"b64Std": resource.NewProperty(prefix + base64.StdEncoding.EncodeToString(drawn)),
		"hex":    resource.NewProperty(prefix + hex.EncodeToString(drawn)),
		"dec":    resource.NewProperty(prefix + new(big.Int).SetBytes(drawn).String()),
	}, nil
}

func generateUUID(inputs) (resource.ID, resource.PropertyMap, error) {
	drawn, err := uuid.NewRandom()
	if err != nil {
		return "", nil, err
	}
	return resource.ID(drawn.String()), resource.PropertyMap{"result": resource.NewProperty(drawn.String())}, nil
}

func generateBytes(given inputs) (resource.ID, resource.PropertyMap, error) {
	drawn := drawBytes(given.count("length"))
	return "none", resource.PropertyMap{
		"base64": resource.MakeSecret(resource.NewProperty(base64.StdEncoding.EncodeToString(drawn))),
		"hex":    resource.MakeSecret(resource.NewProperty(hex.EncodeToString(drawn))),
	}, nil
}

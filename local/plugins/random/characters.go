package random

import (
	"crypto/rand"
	"fmt"
	"math/big"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"golang.org/x/crypto/bcrypt"
)

// Alphabets of RandomPassword and RandomString.
// Source: hashicorp/terraform-provider-random, docs/resources/password.md ("override_special" tells the default).
const (
	lowerLetters = "abcdefghijklmnopqrstuvwxyz"
	upperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	digits       = "0123456789"
	specials     = "!@#$%&*()-_=+[]{}<>:?"
)

// longestBcrypt is how many bytes of a password bcrypt takes.
const longestBcrypt = 72

var characterDefaults = resource.PropertyMap{
	"lower":      resource.NewProperty(true),
	"upper":      resource.NewProperty(true),
	"numeric":    resource.NewProperty(true),
	"number":     resource.NewProperty(true),
	"special":    resource.NewProperty(true),
	"minLower":   resource.NewProperty(0.0),
	"minUpper":   resource.NewProperty(0.0),
	"minNumeric": resource.NewProperty(0.0),
	"minSpecial": resource.NewProperty(0.0),
}

// inputs are checked properties without marks of secrecy.
type inputs resource.PropertyMap

func (given inputs) count(key resource.PropertyKey) int {
	if value := given[key]; value.IsNumber() {
		return int(value.NumberValue())
	}
	return 0
}

func (given inputs) text(key resource.PropertyKey) string {
	if value := given[key]; value.IsString() {
		return value.StringValue()
	}
	return ""
}

func (given inputs) allows(key resource.PropertyKey) bool {
	value := given[key]
	return !value.IsBool() || value.BoolValue()
}

// faults of the inputs that are known already.
func faults(checked resource.PropertyMap) []plugin.CheckFailure {
	given := inputs(checked)
	for _, key := range []resource.PropertyKey{"length", "byteLength"} {
		if value, present := checked[key]; present && value.IsNumber() && value.NumberValue() < 1 {
			return []plugin.CheckFailure{{Property: key, Reason: "must be at least 1"}}
		}
	}
	least := given.count("minLower") + given.count("minUpper") + given.count("minNumeric") + given.count("minSpecial")
	if length := checked["length"]; length.IsNumber() && int(length.NumberValue()) < least {
		return []plugin.CheckFailure{{Property: "length", Reason: fmt.Sprintf(
			"is %d, less than the %d characters that the min* arguments ask for", given.count("length"), least)}}
	}
	return nil
}

// characters draws the required ones of each class first, the rest from all classes, and shuffles them.
func characters(given inputs) (string, error) {
	special := specials
	if override := given.text("overrideSpecial"); override != "" {
		special = override
	}
	classes := []struct {
		alphabet string
		allowed  bool
		least    int
	}{
		{lowerLetters, given.allows("lower"), given.count("minLower")},
		{upperLetters, given.allows("upper"), given.count("minUpper")},
		{digits, given.allows("numeric") && given.allows("number"), given.count("minNumeric")},
		{special, given.allows("special"), given.count("minSpecial")},
	}
	var drawn []byte
	var all string
	for _, class := range classes {
		if class.allowed {
			all += class.alphabet
		}
		for range class.least {
			drawn = append(drawn, class.alphabet[below(len(class.alphabet))])
		}
	}
	if all == "" {
		return "", fmt.Errorf("every class of characters is switched off; allow at least one")
	}
	for len(drawn) < given.count("length") {
		drawn = append(drawn, all[below(len(all))])
	}
	for index := len(drawn) - 1; index > 0; index-- {
		other := below(index + 1)
		drawn[index], drawn[other] = drawn[other], drawn[index]
	}
	return string(drawn), nil
}

// below is a number from 0 to limit - 1, all equally likely.
func below(limit int) int {
	number, err := rand.Int(rand.Reader, big.NewInt(int64(limit)))
	if err != nil {
		panic(err) // crypto/rand never fails on Linux (https://pkg.go.dev/crypto/rand#Read)
	}
	return int(number.Int64())
}

func generatePassword(given inputs) (resource.ID, resource.PropertyMap, error) {
	password, err := characters(given)
	if err != nil {
		return "", nil, err
	}
	hash, err := bcrypt.GenerateFromPassword([]byte(password[:min(len(password), longestBcrypt)]), bcrypt.DefaultCost)
	if err != nil {
		return "", nil, err
	}
	// The id is no secret, so it must not tell the password.
	return "none", resource.PropertyMap{
		"result":     resource.MakeSecret(resource.NewProperty(password)),
		"bcryptHash": resource.MakeSecret(resource.NewProperty(string(hash))),
	}, nil
}

func generateString(given inputs) (resource.ID, resource.PropertyMap, error) {
	text, err := characters(given)
	return resource.ID(text), resource.PropertyMap{"result": resource.NewProperty(text)}, err
}

package command

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"

	"sparkstead.local/plugins/serving"
)

// call is one run of a command with the arguments of its resource.
type call struct {
	command  string
	inputs   resource.PropertyMap
	previous resource.PropertyMap
}

// run answers with the inputs and what the command wrote; a command that is not given writes nothing.
func (p *provider) run(ctx context.Context, urn resource.URN, made call) (resource.PropertyMap, error) {
	ctx, cancel := p.Operation(ctx)
	defer cancel()
	var stdout, stderr, both bytes.Buffer
	if made.command == "" {
		stdout.WriteString(argument(made.previous, "stdout"))
		stderr.WriteString(argument(made.previous, "stderr"))
	} else {
		combined := &lineLog{host: p.Host, urn: urn, buffer: &both}
		process := prepare(ctx, made)
		process.Stdout = io.MultiWriter(&stdout, combined.when(logs(made.inputs, "stdout")))
		process.Stderr = io.MultiWriter(&stderr, combined.when(logs(made.inputs, "stderr")))
		if err := process.Run(); err != nil {
			return nil, fmt.Errorf("%w: running %q:\n%s", err, made.command, both.String())
		}
	}
	outputs := made.inputs.Copy()
	for key, written := range map[resource.PropertyKey]string{"stdout": stdout.String(), "stderr": stderr.String()} {
		value := resource.NewProperty(strings.TrimSuffix(written, "\n"))
		// What a command writes may repeat what it was given.
		if made.inputs.ContainsSecrets() {
			value = resource.MakeSecret(value)
		}
		outputs[key] = value
	}
	return outputs, nil
}

func prepare(ctx context.Context, made call) *exec.Cmd {
	plain := serving.Plain(made.inputs)
	arguments := []string{"/bin/sh", "-c"}
	if interpreter := plain["interpreter"]; interpreter.IsArray() && len(interpreter.ArrayValue()) > 0 {
		arguments = nil
		for _, argument := range interpreter.ArrayValue() {
			arguments = append(arguments, argument.StringValue())
		}
	}
	process := exec.CommandContext(ctx, arguments[0], append(arguments[1:], made.command)...)
	process.Dir = argument(made.inputs, "dir")
	process.Env = os.Environ()
	if environment := plain["environment"]; environment.IsObject() {
		for name, value := range environment.ObjectValue() {
			process.Env = append(process.Env, fmt.Sprintf("%s=%s", name, value.StringValue()))
		}
	}
	if add := plain["addPreviousOutputInEnv"]; !add.IsBool() || add.BoolValue() {
		for variable, key := range map[string]resource.PropertyKey{
			"PULUMI_COMMAND_STDOUT": "stdout", "PULUMI_COMMAND_STDERR": "stderr",
		} {
			if written := argument(made.previous, key); written != "" {
				process.Env = append(process.Env, variable+"="+written)
			}
		}
	}
	if stdin := argument(made.inputs, "stdin"); stdin != "" {
		process.Stdin = strings.NewReader(stdin)
	}
	return process
}

func argument(properties resource.PropertyMap, key resource.PropertyKey) string {
	value := properties[key]
	for value.IsSecret() {
		value = value.SecretValue().Element
	}
	if value.IsString() {
		return value.StringValue()
	}
	return ""
}

// logs tells whether a stream goes to the engine's log: both do, unless `logging` (@pulumi/command 1.x) says otherwise.
func logs(inputs resource.PropertyMap, stream string) bool {
	logging := argument(inputs, "logging")
	return logging == "" || logging == stream || logging == "stdoutAndStderr"
}

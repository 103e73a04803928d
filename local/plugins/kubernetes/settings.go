package kubernetes

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

// settings are the arguments of the provider.
// Source: https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
type settings struct {
	kubeconfig, context, cluster, namespace string

	forceConflicts, upsert, mutableConfigMaps, mutableSecrets, deleteUnreachable bool

	client clientSettings
}

// clientSettings tune the connection; zero is the default of each.
type clientSettings struct {
	QPS   float32 `json:"qps"`
	Burst int     `json:"burst"`
	// Timeout of a request in seconds.
	Timeout int `json:"timeout"`
}

// switches are the arguments that are true or false, with the variable that sets them where the argument is not given.
var switches = map[resource.PropertyKey]string{
	"enableServerSideApply":       "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY",
	"enablePatchForce":            "PULUMI_K8S_ENABLE_PATCH_FORCE",
	"upsertExistingObjects":       "PULUMI_K8S_UPSERT_EXISTING_OBJECTS",
	"enableConfigMapMutable":      "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE",
	"enableSecretMutable":         "PULUMI_K8S_ENABLE_SECRET_MUTABLE",
	"deleteUnreachable":           "PULUMI_K8S_DELETE_UNREACHABLE",
	"suppressDeprecationWarnings": "PULUMI_K8S_SUPPRESS_DEPRECATION_WARNINGS",
	"suppressHelmHookWarnings":    "PULUMI_K8S_SUPPRESS_HELM_HOOK_WARNINGS",
}

// otherArguments are the rest of what may be given; the engine adds the last two.
var otherArguments = []resource.PropertyKey{
	"kubeconfig", "context", "cluster", "namespace", "kubeClientSettings", "version", "pluginDownloadURL",
}

// unsupportedArgument is one that has a value and that we have no answer to.
func unsupportedArgument(given resource.PropertyMap) (resource.PropertyKey, bool) {
	for _, key := range given.StableKeys() {
		_, isSwitch := switches[key]
		known := isSwitch || slices.Contains(otherArguments, key) || strings.HasPrefix(string(key), "__")
		if !known && text(given[key]) != "" && text(given[key]) != "false" {
			return key, true
		}
	}
	if value := text(given["kubeClientSettings"]); value != "" && json.Unmarshal([]byte(value), &clientSettings{}) != nil {
		return "kubeClientSettings=" + resource.PropertyKey(value), true
	}
	if value := text(given["enableServerSideApply"]); value == "false" {
		return "enableServerSideApply=false", true
	}
	return "", false
}

func settingsOf(given resource.PropertyMap) settings {
	on := func(key resource.PropertyKey) bool {
		if _, present := given[key]; present {
			return text(given[key]) == "true"
		}
		return os.Getenv(switches[key]) == "true"
	}
	var client clientSettings
	if given := text(given["kubeClientSettings"]); given != "" {
		// Check has refused what cannot be read.
		_ = json.Unmarshal([]byte(given), &client)
	}
	return settings{
		client:            client,
		kubeconfig:        text(given["kubeconfig"]),
		context:           text(given["context"]),
		cluster:           text(given["cluster"]),
		namespace:         text(given["namespace"]),
		forceConflicts:    on("enablePatchForce"),
		upsert:            on("upsertExistingObjects"),
		mutableConfigMaps: on("enableConfigMapMutable"),
		mutableSecrets:    on("enableSecretMutable"),
		deleteUnreachable: on("deleteUnreachable"),
	}
}

// text of an argument: SDKs send true and false as strings, objects as JSON.
func text(value resource.PropertyValue) string {
	for value.IsSecret() {
		value = value.SecretValue().Element
	}
	switch {
	case value.IsString():
		return value.StringValue()
	case value.IsNull(), value.IsComputed():
		return ""
	default:
		return fmt.Sprint(value.V)
	}
}

// clientConfig from the kubeconfig given (a path or the file's contents), else from the ambient one.
func (s settings) clientConfig() (clientcmd.ClientConfig, error) {
	overrides := &clientcmd.ConfigOverrides{
		CurrentContext: s.context,
		Context:        api.Context{Cluster: s.cluster, Namespace: s.namespace},
	}
	if s.kubeconfig == "" {
		return clientcmd.NewNonInteractiveDeferredLoadingClientConfig(
			clientcmd.NewDefaultClientConfigLoadingRules(), overrides), nil
	}
	config, err := loadKubeconfig(s.kubeconfig)
	if err != nil {
		return nil, err
	}
	return clientcmd.NewDefaultClientConfig(*config, overrides), nil
}

func loadKubeconfig(pathOrContents string) (*api.Config, error) {
	path := pathOrContents
	if rest, inHome := strings.CutPrefix(path, "~/"); inHome {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil, err
		}
		path = filepath.Join(home, rest)
	}
	if _, err := os.Stat(path); err == nil {
		return clientcmd.LoadFromFile(path)
	}
	return clientcmd.Load([]byte(pathOrContents))
}

// server is the address of the cluster that the settings select, if they tell.
func (s settings) server() string {
	config, err := s.clientConfig()
	if err != nil {
		return ""
	}
	rest, err := config.ClientConfig()
	if err != nil {
		return ""
	}
	return rest.Host
}

// contextName for messages.
func (s settings) contextName() string {
	if s.context != "" {
		return s.context
	}
	config, err := s.clientConfig()
	if err != nil {
		return ""
	}
	raw, err := config.RawConfig()
	if err != nil {
		return ""
	}
	return raw.CurrentContext
}

// defaultNamespace of the context, which the argument overrides.
func (s settings) defaultNamespace() string {
	config, err := s.clientConfig()
	if err != nil {
		return s.namespace
	}
	namespace, _, err := config.Namespace()
	if err != nil {
		return s.namespace
	}
	return namespace
}

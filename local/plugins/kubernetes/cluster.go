package kubernetes

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"slices"
	"sync"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/version"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
)

const (
	dialTimeout   = 4 * time.Second
	answerTimeout = 8 * time.Second
)

// cluster is the connection to the one that a provider's settings select.
type cluster struct {
	version   *version.Info
	discovery discovery.CachedDiscoveryInterface
	mapper    *restmapper.DeferredDiscoveryRESTMapper
	objects   dynamic.Interface
	typed     kubernetes.Interface

	// definitions tell the scope of kinds that are not on the cluster yet.
	definitions sync.Map

	embedded func() error
}

// connect answers within ten seconds, and names the context when there is no answer.
func connect(ctx context.Context, selected settings) (*cluster, error) {
	config, err := selected.clientConfig()
	if err != nil {
		return nil, fmt.Errorf("the provider's kubeconfig cannot be read: %w", err)
	}
	named := fmt.Sprintf("the context %q", selected.contextName())
	restConfig, err := config.ClientConfig()
	if err != nil {
		return nil, fmt.Errorf("%s gives no connection to a cluster: %w", named, err)
	}
	restConfig.Dial = (&net.Dialer{Timeout: dialTimeout}).DialContext
	restConfig.QPS, restConfig.Burst = cmp.Or(selected.client.QPS, 50), cmp.Or(selected.client.Burst, 120)
	restConfig.Timeout = time.Duration(selected.client.Timeout) * time.Second
	restConfig.WarningHandler = rest.NoWarnings{}
	typed, err := kubernetes.NewForConfig(restConfig)
	if err != nil {
		return nil, fmt.Errorf("%s gives no connection to a cluster: %w", named, err)
	}
	objects, err := dynamic.NewForConfig(restConfig)
	if err != nil {
		return nil, fmt.Errorf("%s gives no connection to a cluster: %w", named, err)
	}
	answer, err := serverVersion(ctx, typed)
	if err != nil {
		return nil, fmt.Errorf("the cluster of %s at %s does not answer: %w", named, restConfig.Host, err)
	}
	cached := memory.NewMemCacheClient(typed.Discovery())
	connected := &cluster{
		version: answer, discovery: cached, objects: objects, typed: typed,
		mapper: restmapper.NewDeferredDiscoveryRESTMapper(cached),
	}
	connected.embedded = sync.OnceValue(func() error { return connected.checkEmbedded(named) })
	return connected, nil
}

func serverVersion(ctx context.Context, typed kubernetes.Interface) (*version.Info, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	answer := new(version.Info)
	raw, err := typed.Discovery().RESTClient().Get().AbsPath("/version").MaxRetries(0).Do(ctx).Raw()
	if err != nil {
		return nil, err
	}
	return answer, json.Unmarshal(raw, answer)
}

// scopeFromDefinition remembers the scope of the kind that a CustomResourceDefinition defines.
func (c *cluster) scopeFromDefinition(definition *unstructured.Unstructured) {
	group, _, _ := unstructured.NestedString(definition.Object, "spec", "group")
	kind, _, _ := unstructured.NestedString(definition.Object, "spec", "names", "kind")
	scope, _, _ := unstructured.NestedString(definition.Object, "spec", "scope")
	c.definitions.Store(schema.GroupKind{Group: group, Kind: kind}, scope != "Cluster")
}

// namespaced tells the scope of a kind; one that nobody knows yet is taken as namespaced, as the vendor does.
func (c *cluster) namespaced(kind schema.GroupVersionKind) bool {
	if isOwnGroup(kind.Group) {
		return !slices.Contains(clusterScoped, kind.Kind)
	}
	if c == nil {
		return true
	}
	if known, ok := c.definitions.Load(kind.GroupKind()); ok {
		return known.(bool)
	}
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	return err != nil || mapping.Scope.Name() == meta.RESTScopeNameNamespace
}

// has tells whether the cluster knows a kind.
func (c *cluster) has(kind schema.GroupVersionKind) bool {
	_, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	return err == nil
}

// client for the objects of a kind in the namespace of the given one.
func (c *cluster) client(object *unstructured.Unstructured) (dynamic.ResourceInterface, error) {
	kind := object.GroupVersionKind()
	mapping, err := c.mapper.RESTMapping(kind.GroupKind(), kind.Version)
	if err != nil {
		return nil, err
	}
	if mapping.Scope.Name() != meta.RESTScopeNameNamespace {
		return c.objects.Resource(mapping.Resource), nil
	}
	return c.objects.Resource(mapping.Resource).Namespace(object.GetNamespace()), nil
}

// get reads the live object.
func (c *cluster) get(ctx context.Context, object *unstructured.Unstructured) (*unstructured.Unstructured, error) {
	client, err := c.client(object)
	if err != nil {
		return nil, err
	}
	return client.Get(ctx, object.GetName(), metav1.GetOptions{})
}

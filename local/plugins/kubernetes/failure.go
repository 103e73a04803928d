package kubernetes

import (
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/rpcutil/rpcerror"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc/codes"
)

// unready tells the engine that an object exists but is not ready: it goes into the state, and the next run updates it.
// A read passes the inputs, which it may have changed.
func unready(id resource.ID, outputs, inputs resource.PropertyMap, reason string) error {
	options := plugin.MarshalOptions{KeepSecrets: true, KeepUnknowns: true}
	state, err := plugin.MarshalProperties(outputs, options)
	if err != nil {
		return err
	}
	detail := &pulumirpc.ErrorResourceInitFailed{Id: string(id), Properties: state, Reasons: []string{reason}}
	if inputs != nil {
		if detail.Inputs, err = plugin.MarshalProperties(inputs, options); err != nil {
			return err
		}
	}
	return rpcerror.WithDetails(rpcerror.New(codes.Unknown, reason), detail)
}

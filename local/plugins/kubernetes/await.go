package kubernetes

import (
	"context"
	"fmt"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// awaited is an object that was just written.
type awaited struct {
	urn          resource.URN
	wanted, live *unstructured.Unstructured
	timeout      time.Duration
	updated      bool
}

// reasonInterval is how often the progress line asks pods why they are not ready.
const reasonInterval = 5 * time.Second

// stuckPatience is how long an object may still recover that had failed before.
const stuckPatience = 30 * time.Second

// pauses between two looks at the cluster.
func pauses(yield func(time.Duration) bool) {
	for pause := 100 * time.Millisecond; yield(pause); pause = min(2*pause, time.Second) {
	}
}

// await looks at the object until it is ready, has failed, or time is up; it answers with what it saw last.
func (p *provider) await(
	ctx context.Context, target *cluster, subject awaited,
) (*unstructured.Unstructured, error) {
	live := subject.live
	if annotated(subject.wanted, skipAwaitAnnotation) {
		return live, nil
	}
	check, err := target.checkFor(subject.wanted)
	if err != nil {
		return live, err
	}
	timed, cancel := context.WithTimeout(ctx, subject.timeout)
	defer cancel()
	var state readiness
	var told string
	began, asked := time.Now(), time.Now()
	for pause := range pauses {
		state = check(timed, live)
		switch {
		case state.ready:
			_ = p.Host.LogStatus(ctx, diag.Info, subject.urn, "")
			return live, nil
		case state.failed, state.stuck && time.Since(began) > stuckPatience:
			return live, fmt.Errorf("%s failed: %s%s", describe(live), state.message, target.diagnose(ctx, live))
		}
		progress := state.message
		if time.Since(asked) > reasonInterval {
			asked, progress = time.Now(), progress+target.firstReason(timed, live)
		}
		if progress != told {
			told = progress
			_ = p.Host.LogStatus(ctx, diag.Info, subject.urn, progress)
		}
		select {
		case <-ctx.Done():
			return live, fmt.Errorf("waiting for %s was cancelled: %s", describe(live), state.message)
		case <-timed.Done():
			return live, fmt.Errorf("%s was not ready after %s: %s%s",
				describe(live), subject.timeout, state.message, target.diagnose(ctx, live))
		case <-time.After(pause):
		}
		now, err := target.get(timed, live)
		if isGone(err) {
			return live, fmt.Errorf("%s was deleted while it was waited for", describe(live))
		}
		// Any other error may pass; the last known object stands until then.
		if err == nil {
			live = now
		}
	}
	return live, nil
}

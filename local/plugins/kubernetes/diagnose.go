package kubernetes

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
)

const (
	diagnosisTimeout = 10 * time.Second
	diagnosedPods    = 3
	diagnosedEvents  = 5
	diagnosedLines   = 12
)

// diagnose says why an object is not ready: its own conditions and events, its pods' containers, and the last lines of
// those that fail. It answers with lines to put behind a message.
func (c *cluster) diagnose(ctx context.Context, live *unstructured.Unstructured) string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), diagnosisTimeout)
	defer cancel()
	var lines []string
	if refused, reason := hasCondition(live, "ReplicaFailure", "True"); refused {
		lines = append(lines, "its pods cannot be made"+reason)
	}
	lines = append(lines, c.warnings(ctx, live.GetNamespace(), string(live.GetUID()))...)
	unready := slices.DeleteFunc(c.podsOf(ctx, live), isWell)
	for _, pod := range unready[:min(len(unready), diagnosedPods)] {
		lines = append(lines, podReasons(&pod)...)
		lines = append(lines, c.warnings(ctx, pod.Namespace, string(pod.UID))...)
		lines = append(lines, c.lastLines(ctx, &pod)...)
	}
	if len(lines) == 0 {
		return ""
	}
	return "\n  " + strings.Join(lines, "\n  ")
}

// firstReason is for the progress line.
func (c *cluster) firstReason(ctx context.Context, live *unstructured.Unstructured) string {
	for _, pod := range c.podsOf(ctx, live) {
		if reasons := podReasons(&pod); len(reasons) > 0 && !isWell(pod) {
			return "; " + reasons[0]
		}
	}
	return ""
}

// podsOf an object: itself, or those that it selects.
func (c *cluster) podsOf(ctx context.Context, live *unstructured.Unstructured) []corev1.Pod {
	if !isOwnGroup(live.GroupVersionKind().Group) {
		return nil
	}
	var selector labels.Selector
	switch live.GetKind() {
	case "Pod":
		pod := corev1.Pod{}
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(live.Object, &pod); err != nil {
			return nil
		}
		return []corev1.Pod{pod}
	case "Service":
		wanted, _, _ := unstructured.NestedStringMap(live.Object, "spec", "selector")
		selector = labels.SelectorFromSet(wanted)
	case "Deployment", "StatefulSet", "DaemonSet", "Job":
		wanted, _, _ := unstructured.NestedMap(live.Object, "spec", "selector")
		parsed := metav1.LabelSelector{}
		if err := runtime.DefaultUnstructuredConverter.FromUnstructured(wanted, &parsed); err != nil {
			return nil
		}
		selector, _ = metav1.LabelSelectorAsSelector(&parsed)
	}
	if selector == nil || selector.Empty() {
		return nil
	}
	pods, err := c.typed.CoreV1().Pods(live.GetNamespace()).List(ctx, metav1.ListOptions{LabelSelector: selector.String()})
	if err != nil {
		return nil
	}
	return pods.Items
}

func isWell(pod corev1.Pod) bool {
	if pod.Status.Phase == corev1.PodSucceeded {
		return true
	}
	for _, condition := range pod.Status.Conditions {
		if condition.Type == corev1.PodReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}

func podReasons(pod *corev1.Pod) []string {
	var reasons []string
	for _, condition := range pod.Status.Conditions {
		if condition.Type == corev1.PodScheduled && condition.Status == corev1.ConditionFalse {
			reasons = append(reasons, fmt.Sprintf("pod %s is not scheduled: %s", pod.Name, condition.Message))
		}
	}
	for _, container := range append(pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses...) {
		named := fmt.Sprintf("pod %s, container %s: ", pod.Name, container.Name)
		if waiting := container.State.Waiting; waiting != nil && waiting.Reason != "PodInitializing" {
			reasons = append(reasons, strings.TrimSpace(named+waiting.Reason+" "+waiting.Message))
		}
		ended := container.State.Terminated
		if ended == nil {
			ended = container.LastTerminationState.Terminated
		}
		if ended != nil && ended.ExitCode != 0 {
			reasons = append(reasons, fmt.Sprintf("%sended with exit code %d (%s)", named, ended.ExitCode, ended.Reason))
		}
	}
	return reasons
}

// lastLines of the containers that ended badly.
func (c *cluster) lastLines(ctx context.Context, pod *corev1.Pod) []string {
	var lines []string
	for _, container := range append(pod.Status.InitContainerStatuses, pod.Status.ContainerStatuses...) {
		current, last := container.State.Terminated, container.LastTerminationState.Terminated
		if (current == nil || current.ExitCode == 0) && (last == nil || last.ExitCode == 0) {
			continue
		}
		count := int64(diagnosedLines)
		log, err := c.typed.CoreV1().Pods(pod.Namespace).GetLogs(pod.Name, &corev1.PodLogOptions{
			Container: container.Name, TailLines: &count, Previous: current == nil,
		}).DoRaw(ctx)
		if err != nil || len(log) == 0 {
			continue
		}
		lines = append(lines, fmt.Sprintf("last lines of pod %s, container %s:", pod.Name, container.Name))
		for line := range strings.Lines(string(log)) {
			lines = append(lines, "  "+strings.TrimRight(line, "\n"))
		}
	}
	return lines
}

// warnings are the latest events about an object.
func (c *cluster) warnings(ctx context.Context, namespace, uid string) []string {
	events, err := c.typed.CoreV1().Events(namespace).List(ctx, metav1.ListOptions{
		FieldSelector: "type=Warning,involvedObject.uid=" + uid,
	})
	if err != nil {
		return nil
	}
	latest := events.Items[max(0, len(events.Items)-diagnosedEvents):]
	lines := make([]string, 0, len(latest))
	for _, event := range latest {
		lines = append(lines, fmt.Sprintf("event %s: %s", event.Reason, strings.TrimSpace(event.Message)))
	}
	return lines
}

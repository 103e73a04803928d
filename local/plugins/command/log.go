package command

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	sdk "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
)

// lineLog collects what a command writes to both streams, and passes it on to the engine's log where asked.
type lineLog struct {
	host   *sdk.HostClient
	urn    resource.URN
	buffer *bytes.Buffer
	lock   sync.Mutex
}

// when is the writer of one stream.
func (l *lineLog) when(logged bool) io.Writer {
	return writer(func(written []byte) {
		l.lock.Lock()
		defer l.lock.Unlock()
		l.buffer.Write(written)
		if text := strings.TrimRight(string(written), "\n"); logged && text != "" {
			_ = l.host.Log(context.Background(), diag.Info, l.urn, text)
		}
	})
}

type writer func([]byte)

func (w writer) Write(written []byte) (int, error) {
	w(written)
	return len(written), nil
}

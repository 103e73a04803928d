// The stand-ins for provider plugins that no package registry has: one program, called by the name of the plugin.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"sparkstead.local/plugins/command"
	"sparkstead.local/plugins/kubernetes"
	"sparkstead.local/plugins/random"
	"sparkstead.local/plugins/serving"
)

func main() {
	plugins := map[string]serving.Plugin{
		"pulumi-resource-kubernetes": kubernetes.Plugin,
		"pulumi-resource-random":     random.Plugin,
		"pulumi-resource-command":    command.Plugin,
	}
	name := filepath.Base(os.Args[0])
	plugin, known := plugins[name]
	if !known {
		fmt.Fprintf(os.Stderr, "called as %q: expected pulumi-resource-kubernetes, -random or -command\n", name)
		os.Exit(2)
	}
	if err := serving.Serve(plugin); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// The SDK loads a pack's main file through ts-node, which checks and compiles every TypeScript file that is required from it
// (@pulumi/pulumi 3.270.0, cmd/run-policy-pack/run.js). What is imported from JavaScript goes to Node itself, which strips the types.
import "./index.ts";

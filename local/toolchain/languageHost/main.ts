/**
 * `pulumi-language-nodejs` for machines that cannot have the vendor's. The engine starts it with its own address as the last
 * argument and reads the port to call from the first line that it prints.
 */
import * as grpc from "@grpc/grpc-js";
import services from "@pulumi/pulumi/proto/language_grpc_pb.js";

import { goTools } from "../../builds/goTool.ts";
import { endAll } from "./children.ts";
import { languageRuntime } from "./service.ts";

/** What the engine itself allows a message to have (pulumi/sdk `rpcutil.GrpcChannelOptions`). */
const largestMessageBytes = 400 * 1024 * 1024;

const engine = process.argv.slice(2).findLast((argument) => !argument.startsWith("-")) ?? "";

const server = new grpc.Server({
    "grpc.max_receive_message_length": largestMessageBytes,
    "grpc.max_send_message_length": largestMessageBytes,
});
server.addService(services.LanguageRuntimeService, languageRuntime(goTools.pulumi.version, engine));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) {
        throw error;
    }
    process.stdout.write(`${String(port)}\n`);
});

// An engine that was killed ends nobody: without this, host and program would stay for ever.
const engineProcess = process.ppid;
setInterval(() => {
    if (process.ppid !== engineProcess) {
        endAll();
        process.exit(1);
    }
}, 1000);

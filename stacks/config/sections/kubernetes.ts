import { z } from "zod";

import { dnsLabel, hostName } from "./values.ts";

export const kubernetes = z
    .strictObject({
        context: z
            .string("expected the name of a context: kubectl config get-contexts --output=name")
            .min(1)
            .describe(
                "Context of the kubeconfig; the ambient current-context is never used, so that nobody deploys to where they happen to be.",
            ),
        identity: z
            .uuid(
                'expected the uid of the namespace kube-system: kubectl get namespace kube-system -o jsonpath="{.metadata.uid}"',
            )
            .describe("Uid of the namespace kube-system: the stack refuses any other cluster."),
        kubeconfig: z
            .string()
            .optional()
            .describe("Path of the kubeconfig; without it $KUBECONFIG or ~/.kube/config."),
        clusterDomain: hostName
            .default("cluster.local")
            .describe("DNS domain of the cluster's Services."),
    })
    .describe("The cluster of this stack.");

export const namespaces = z
    .strictObject({
        system: dnsLabel
            .default("spark-system")
            .describe("Operator, History Server, object store, database and metastore."),
        jobs: dnsLabel.default("spark-jobs").describe("Drivers and executors."),
        hdfs: dnsLabel
            .default("apache-hdfs")
            .describe("ZooKeeper, JournalNodes, NameNodes, HttpFS, and DataNodes with volumes."),
        hdfsData: dnsLabel
            .default("apache-hdfs-data")
            .describe(
                "DataNodes on their nodes' own disks and network, and a NameNode on a hostPath: the privileged exception.",
            ),
        livy: dnsLabel.default("apache-livy").describe("Livy."),
    })
    .prefault({})
    .describe("Names of the namespaces, which the stack makes.");

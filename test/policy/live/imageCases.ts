import { planWith } from "../../support/config.ts";
import { goodPlan } from "../support/goodStack.ts";
import type { Case } from "./case.ts";
import { node } from "./caseParts.ts";
import { type Contents, goodNode, list } from "./stubCluster.ts";

/** Of an image that was built here and is in no registry. */
function isLocal({ names }: { readonly names: readonly string[] }): boolean {
    return names.some((name) => name.startsWith("sparkstead.local/"));
}

const teamsPi = {
    type: "Scala",
    mainClass: "Pi",
    mainApplicationFile: "local:///a.jar",
    image: "team/pi:1",
} as const;

/** Two nodes, each with images of its own. */
function nodes(...images: readonly (readonly object[])[]): Contents {
    return {
        "/api/v1/nodes": list(
            ...images.map((each, index) => ({
                metadata: { name: index === 0 ? "a" : "b", labels: {} },
                status: { ...goodNode.status, images: each },
            })),
        ),
        "/apis/metrics.k8s.io/v1beta1/nodes": list(
            { metadata: { name: "a" } },
            { metadata: { name: "b" } },
        ),
    };
}

const manyImages = Array.from({ length: 50 }, (_, index) => ({ names: [`other:${index}`] }));

const storeImage = goodPlan.images.references.minio;

/** Images that nodes have, and those that a registry has to give. */
export const imageCases: readonly Case[] = [
    {
        about: "an image that is on no node and in no registry",
        contents: node({ images: goodNode.status.images.filter((image) => !isLocal(image)) }),
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not on node node" },
    },
    {
        about: "an image that a registry may have",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
    },
    {
        about: "an image that a registry does not have",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
        pods: { "pull quay.io/": { kind: "refused", text: "ErrImagePull: not found" } },
        finds: { "have-images-on-nodes": "on node node, and cannot be pulled: ErrImagePull" },
    },
    {
        about: "an image that no pod could ask for",
        contents: node({ images: goodNode.status.images.filter(isLocal) }),
        pods: { "pull quay.io/": { kind: "unasked", text: "only a pod can tell" } },
        cannotTell: { "have-images-on-nodes": "on node node: only a pod can tell" },
    },
    {
        about: "an image that a node with many may have, and has not",
        contents: node({ images: manyImages }),
        pods: { "pull sparkstead.local/spark:": { kind: "refused", text: "ErrImagePull" } },
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not seen on node node" },
    },
    {
        about: "an image that one node has, and another cannot pull",
        contents: nodes(goodNode.status.images, goodNode.status.images.filter(isLocal)),
        pods: {
            [`pull ${storeImage} {"kind":"asIfAbsent","rather":["a"]}`]: {
                kind: "refused",
                text: "ErrImagePull",
            },
        },
        finds: {
            "have-images-on-nodes": `${storeImage} is not seen on node b, and cannot be pulled: ErrImagePull`,
        },
    },
    {
        about: "an image that one node has, and another can pull",
        contents: nodes(goodNode.status.images, goodNode.status.images.filter(isLocal)),
    },
    {
        about: "an image that one node has, no registry, and no other node",
        contents: nodes(goodNode.status.images, []),
        finds: { "have-images-on-nodes": "sparkstead.local/spark:3.5.8 is not on node b, and in" },
    },
    {
        about: "an image that one node has, and another with many may have, and has not",
        contents: nodes(goodNode.status.images, manyImages),
        pods: {
            [`pull ${storeImage} {"kind":"oneOf","nodes":["b"]}`]: {
                kind: "refused",
                text: "ErrImage",
            },
        },
        finds: { "have-images-on-nodes": `${storeImage} is not seen on node b` },
    },
    {
        about: "an image that only a part of somebody else's would run",
        plan: planWith({
            gateway: { kind: "external", url: "http://livy.example:8998" },
            images: { references: { ...goodPlan.images.references, livy: "nobody/livy:1" } },
        }),
        pods: { "pull nobody/livy": { kind: "refused", text: "ErrImagePull" } },
    },
    {
        about: "an image that the node reports under its full name",
        contents: node({
            images: [...goodNode.status.images, { names: ["docker.io/team/pi:1"] }],
        }),
        plan: planWith({ applications: { pi: teamsPi } }),
        pods: { "pull team/pi:1": { kind: "refused", text: "ImagePullBackOff" } },
    },
    {
        about: "an image of an application that cannot be pulled",
        plan: planWith({ applications: { pi: teamsPi } }),
        pods: { "pull team/pi:1": { kind: "refused", text: "ImagePullBackOff" } },
        finds: { "have-images-on-nodes": "team/pi:1 is not seen on node node" },
    },
    {
        about: "a cluster whose only node takes no pods",
        contents: { "/api/v1/nodes": list({ ...goodNode, spec: { unschedulable: true } }) },
        finds: { "fit-the-cluster": "the nodes have 0m free" },
        cannotTell: { "have-images-on-nodes": "no node takes pods" },
    },
];

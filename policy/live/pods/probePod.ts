import { readFileSync } from "node:fs";
import { join } from "node:path";

import { podBasics } from "../../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../../components/kubernetes/resources.ts";
import { sparkUser } from "../../../components/kubernetes/sparkPodTemplate.ts";
import { stackLabel as labelKey } from "../../../components/kubernetes/stackLabel.ts";
import { catalogue } from "../../../images/catalogue.ts";
import type { ImagePlan } from "../../../stacks/plan/images.ts";
import type { ClusterWorld } from "../liveWorld.ts";
import { affinityTo } from "./placement.ts";
import type { Inquiry, PodQuestion, PodSubject } from "./pods.ts";

/** A pod that asks everything that one identity is to be asked for. */
export interface ProbePod {
    readonly name: string;
    readonly subject: PodSubject;
    readonly manifest: object;

    /** By container: the numbers of its questions among those that were given. */
    readonly containers: ReadonlyMap<string, readonly number[]>;
}

/** Label of every pod of ours. */
export const probeLabel = "app.kubernetes.io/name=preflight";

/** A pod that a killed command leaves behind ends by itself; whoever comes next removes it. */
export const lifeSeconds = 90;

const resources = { cpu: "10m", memory: "64Mi" } as const;

const script = readFileSync(join(import.meta.dirname, "ask.sh"), "utf8");

/** In an image of somebody else's there may be no more than this. */
const fileScript = `printf '%s\\n' "$QUESTIONS" | while read -r number path; do
  if [ -r "$path" ]; then code=0; else code=1; fi
  printf '%s\\t%s\\t\\n' "$number" "$code"
done`;

/** The pod of a subject: files of images are looked for in a container of each image, all else is asked in ours. */
export function probePod(
    { plan, stackLabel }: Pick<ClusterWorld, "plan" | "stackLabel">,
    { name, questions }: { readonly name: string; readonly questions: readonly PodQuestion[] },
): ProbePod {
    const [first] = questions;
    if (first === undefined) {
        throw new Error(`pod ${name}: nothing to ask`);
    }
    const { subject, inquiry: firstInquiry } = first;
    const numbered = questions.map(({ inquiry }, number) => ({ inquiry, number }));
    const asked = numbered.filter(({ inquiry: { kind } }) => kind !== "file" && kind !== "pull");
    const byImage = Map.groupBy(
        numbered.filter(({ inquiry }) => inquiry.kind === "file"),
        ({ inquiry }) => (inquiry.kind === "file" ? inquiry.image : ""),
    );
    const parts = [
        ...(asked.length === 0 ? [] : [askingPart(plan.images, asked)]),
        ...[...byImage].map(([image, files], index) => filePart(`files-${index}`, image, files)),
        ...numbered.flatMap(({ inquiry, number }) =>
            inquiry.kind === "pull" ? [pullPart(inquiry, number)] : [],
        ),
    ];
    return {
        name,
        subject,
        manifest: {
            apiVersion: "v1",
            kind: "Pod",
            metadata: {
                name,
                namespace: subject.namespace,
                labels: {
                    "app.kubernetes.io/name": "preflight",
                    "app.kubernetes.io/part-of": "sparkstead",
                    "app.kubernetes.io/managed-by": "sparkstead",
                    [labelKey]: stackLabel,
                },
            },
            spec: {
                restartPolicy: "Never",
                activeDeadlineSeconds: lifeSeconds,
                terminationGracePeriodSeconds: 0,
                serviceAccountName: subject.serviceAccount,
                ...podBasics(catalogue.probe.uid, plan.images.pullSecrets),
                ...(firstInquiry.kind === "pull" && { affinity: affinityTo(firstInquiry.by) }),
                containers: parts.map(({ container }) => container),
            },
        },
        containers: new Map(
            parts.map(({ container, numbers }) => [container.name, numbers] as const),
        ),
    };
}

interface Numbered {
    readonly number: number;
    readonly inquiry: Inquiry;
}

type Pull = Extract<Inquiry, { readonly kind: "pull" }>;

interface Part {
    readonly container: { readonly name: string } & Readonly<Record<string, unknown>>;
    readonly numbers: readonly number[];
}

function askingPart({ references }: ImagePlan, asked: readonly Numbered[]): Part {
    const keys = new Map(
        asked.flatMap(({ inquiry }) =>
            inquiry.kind === "store"
                ? [[inquiry.credentials.accessKeyId.secretName, inquiry.credentials] as const]
                : [],
        ),
    );
    const owners = [...keys.keys()];
    const secrets = [...keys.values()].flatMap(({ accessKeyId, secretAccessKey }, index) => [
        secretEnv(`KEY_ID_${index}`, accessKeyId),
        secretEnv(`KEY_${index}`, secretAccessKey),
    ]);
    const lines = asked.map(({ number, inquiry }) =>
        [number, ...wordsOf(inquiry, owners)].join("\t"),
    );
    return part({
        name: "probe",
        image: references.probe,
        command: ["/bin/bash", "-c", script],
        lines,
        env: secrets,
        numbers: asked.map(({ number }) => number),
    });
}

function wordsOf(inquiry: Inquiry, owners: readonly string[]): readonly (string | number)[] {
    switch (inquiry.kind) {
        case "connect":
            return ["connect", inquiry.host, inquiry.port];
        case "resolve":
            return ["resolve", inquiry.host];
        case "reverse":
            return ["reverse", inquiry.address];
        case "fetch":
            return ["fetch", inquiry.url];
        case "head":
            return ["fetch", "--head", inquiry.url];
        case "store": {
            const { request, url, region, credentials } = inquiry;
            return [
                "store",
                request,
                url,
                region,
                owners.indexOf(credentials.accessKeyId.secretName),
            ];
        }
        case "file":
            return [inquiry.path];
        case "pull":
            return [];
    }
}

function filePart(name: string, image: string, files: readonly Numbered[]): Part {
    return part({
        name,
        image,
        command: ["/bin/sh", "-c", fileScript],
        lines: files.map(({ number, inquiry }) => [number, ...wordsOf(inquiry, [])].join(" ")),
        env: [],
        numbers: files.map(({ number }) => number),
        // As who drivers are: a file may be theirs alone.
        securityContext: { ...restrictedContainer, runAsUser: sparkUser, runAsGroup: sparkUser },
    });
}

/** Whether its command is in the image does not matter: only an image that has come can lack it. */
function pullPart({ image, by }: Pull, number: number): Part {
    return part({
        name: `pull-${number}`,
        image,
        imagePullPolicy: by.kind === "asIfAbsent" ? "Always" : "IfNotPresent",
        command: ["/bin/true"],
        lines: [],
        env: [],
        numbers: [number],
    });
}

interface ContainerArgs {
    readonly name: string;
    readonly image: string;
    readonly imagePullPolicy?: "Always" | "IfNotPresent";
    readonly command: readonly string[];
    readonly lines: readonly string[];
    readonly env: readonly object[];
    readonly numbers: readonly number[];
    readonly securityContext?: object;
}

function part({
    name,
    image,
    imagePullPolicy = "IfNotPresent",
    command,
    lines,
    env,
    numbers,
    securityContext = restrictedContainer,
}: ContainerArgs): Part {
    return {
        container: {
            name,
            image,
            imagePullPolicy,
            command: command.map(literal),
            env: [{ name: "QUESTIONS", value: literal(lines.join("\n")) }, ...env],
            resources: containerResources(resources),
            securityContext,
        },
        numbers,
    };
}

/** A missing Secret is an answer, too, and must not keep the pod from starting. */
function secretEnv(name: string, { secretName, key }: { secretName: string; key: string }): object {
    return { name, valueFrom: { secretKeyRef: { name: secretName, key, optional: true } } };
}

/** Kubernetes takes "$(NAME)" for a reference and "$$" for a dollar. */
function literal(text: string): string {
    return text.replaceAll("$", "$$$$");
}

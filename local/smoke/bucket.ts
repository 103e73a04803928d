import type { SecretKeyRef } from "../../components/contracts/secretKeyRef.ts";
import { podBasics } from "../../components/kubernetes/podBasics.ts";
import { restrictedContainer } from "../../components/kubernetes/podSecurity.ts";
import { containerResources } from "../../components/kubernetes/resources.ts";
import { secretVariables } from "../../components/kubernetes/secretVariables.ts";
import { names } from "../../stacks/plan/names.ts";
import { catalogue } from "../../images/catalogue.ts";
import type { Manifest, Session } from "./session.ts";

/** Longer than any run takes: a pod that a killed run leaves behind ends by itself. */
const lifeSeconds = 900;

/** The platform's bucket, reached from inside the cluster as the principal that Spark's jobs are. */
export class Bucket {
    /** Hadoop path of the bucket, without a trailing slash. */
    readonly url: string;

    private readonly session: Session;
    private readonly pod: string;
    private readonly name: string;

    private constructor(session: Session, pod: string, name: string) {
        this.session = session;
        this.pod = pod;
        this.name = name;
        this.url = `s3a://${name}`;
    }

    static async open(session: Session): Promise<Bucket> {
        const [bucket] = session.plan.objectStore.store.buckets;
        if (bucket === undefined) {
            throw new Error("the plan has no bucket");
        }
        const pod = session.nameOf("bucket");
        await session.create(clientPod(session, pod));
        await session.kubectl(["wait", `pod/${pod}`, "--for=condition=Ready", "--timeout=60s"]);
        return new Bucket(session, pod, bucket.name);
    }

    /** Writes an object. By default mc sets aside a part of 528 MiB first, which the pod does not have. */
    async put(key: string, content: string): Promise<void> {
        await this.mc(["pipe", "--part-size=16MiB", `store/${this.name}/${key}`], content);
    }

    async read(key: string): Promise<string> {
        return this.mc(["cat", `store/${this.name}/${key}`]);
    }

    async remove(prefix: string): Promise<void> {
        await this.mc(["rm", "--recursive", "--force", "--quiet", `store/${this.name}/${prefix}`]);
    }

    private async mc(args: readonly string[], input?: string): Promise<string> {
        const stdin = input === undefined ? [] : ["--stdin"];
        return this.session.kubectl(["exec", ...stdin, this.pod, "--", "mc", ...args], input);
    }
}

function clientPod({ plan }: Session, name: string): Manifest {
    const { store } = plan.objectStore;
    const keys = store.credentials[names.principals.spark];
    const credentials: Readonly<Record<string, SecretKeyRef>> =
        keys === undefined
            ? {}
            : { accessKeyId: keys.accessKeyId, secretAccessKey: keys.secretAccessKey };
    const endpoint = new URL(store.endpoint);
    return {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name },
        spec: {
            restartPolicy: "Never",
            activeDeadlineSeconds: lifeSeconds,
            terminationGracePeriodSeconds: 0,
            ...podBasics(catalogue.minio.uid, plan.images.pullSecrets),
            containers: [
                {
                    name: "mc",
                    image: plan.images.references.minio,
                    imagePullPolicy: "IfNotPresent",
                    command: ["sleep", String(lifeSeconds)],
                    env: [
                        ...secretVariables(credentials),
                        // Kubernetes puts the values in, so that no command line and no file of ours holds them.
                        {
                            name: "MC_HOST_store",
                            value: `${endpoint.protocol}//$(accessKeyId):$(secretAccessKey)@${endpoint.host}`,
                        },
                        { name: "MC_CONFIG_DIR", value: "/tmp/mc" },
                    ],
                    resources: containerResources({ cpu: "20m", memory: "256Mi" }),
                    securityContext: restrictedContainer,
                    volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
                },
            ],
            volumes: [{ name: "tmp", emptyDir: {} }],
        },
    };
}

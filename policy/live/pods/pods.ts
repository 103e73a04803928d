import type { S3Credentials } from "../../../components/contracts/objectStore.ts";

/** Whom a pod of ours stands for: it gets the network and the rights that their pods get. */
export interface PodSubject {
    readonly namespace: string;
    readonly serviceAccount: string;
}

/**
 * What can be asked from inside a pod. Nothing of it leaves a change behind, but for an image that was pulled and an upload that a store
 * takes and does not let go.
 */
export type Inquiry =
    /** Whether somebody takes connections there. */
    | { readonly kind: "connect"; readonly host: string; readonly port: number }
    /** What a name's addresses are. */
    | { readonly kind: "resolve"; readonly host: string }
    /** What an address is called. */
    | { readonly kind: "reverse"; readonly address: string }
    /** What a page says: its status, then its text; `head` asks for no text. */
    | { readonly kind: "fetch" | "head"; readonly url: string }
    /**
     * What an S3 store says to a principal. `upload` carries a checksum that is not its own, so that a store which would take it refuses
     * it: who may not write is told so before. One that takes it nevertheless is asked to delete it, and the answer is "200 removed", or
     * "200 stays: …".
     */
    | {
          readonly kind: "store";
          readonly request: "list" | "head" | "upload";
          readonly url: string;
          readonly region: string;
          readonly credentials: S3Credentials;
      }
    /** Whether an image has a file that can be read. */
    | { readonly kind: "file"; readonly image: string; readonly path: string }
    /** Whether an image comes to a node, with the keys that pods of the platform have; `refused` where it does not. */
    | { readonly kind: "pull"; readonly image: string; readonly by: Puller };

/** Who asks for an image. */
export type Puller =
    /** One of these nodes, which has it if it hides it. */
    | { readonly kind: "oneOf"; readonly nodes: readonly string[] }
    /** Any node in the place of one that lacks it: the registry is asked also where the image is, which spares its layers. */
    | { readonly kind: "asIfAbsent"; readonly rather: readonly string[] };

export interface PodQuestion {
    readonly subject: PodSubject;
    readonly inquiry: Inquiry;
}

/** What came of a question; `text` is what was answered, or why nothing was. */
export interface PodAnswer {
    readonly kind:
        | "answered"
        | "unresolved"
        | "refused"
        | "timedOut"
        | "untrusted"
        | "broken"
        /** No pod could ask. */
        | "unasked";
    readonly text: string;
}

/** Asks from inside the cluster. */
export interface Pods {
    /** An answer to each question, in the order of the questions. */
    ask(questions: readonly PodQuestion[]): Promise<readonly PodAnswer[]>;
}

/** Nobody asks, by somebody's wish. */
export const noPods: Pods = {
    ask: (questions) =>
        Promise.resolve(
            questions.map(() => ({ kind: "unasked", text: "only a pod can tell (--no-pods)" })),
        ),
};

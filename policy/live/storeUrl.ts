import type { ObjectStore } from "../../components/contracts/objectStore.ts";
import type { Planned } from "../../components/contracts/planned.ts";

interface Place {
    readonly bucket: string;
    readonly key: string;

    /** In the order of its keys, as a signature wants it. */
    readonly query?: Readonly<Record<string, string>>;
}

/** Where an object store has a bucket or an object. */
export function storeUrl(
    { endpoint, addressing }: Planned<ObjectStore>,
    { bucket, key, query = {} }: Place,
): string {
    const url = new URL(endpoint);
    const path = key.split("/").map(encodeURIComponent).join("/");
    const pairs = Object.entries(query).map(
        ([name, value]) => `${name}=${encodeURIComponent(value)}`,
    );
    const place =
        addressing === "path"
            ? `${url.origin}/${bucket}/${path}`
            : `${url.protocol}//${bucket}.${url.host}/${path}`;
    return pairs.length === 0 ? place : `${place}?${pairs.join("&")}`;
}

/** Bucket and key of an s3a path. */
export function s3Place(path: string): Pick<Place, "bucket" | "key"> | undefined {
    const [, bucket, key] = /^s3[an]?:\/\/([^/]+)\/(.*)$/.exec(path) ?? [];
    return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

import type { Directory, UploadedFile } from "../../../components/contracts/content.ts";

/** A directory with what a test is about. */
export function directory(path: string, rest: Partial<Directory> = {}): Directory {
    return { path, owner: "spark", group: "spark", mode: "0755", recursive: false, ...rest };
}

/** A file with what a test is about: its content is "hello\n". */
export function file(path: string, rest: Partial<UploadedFile> = {}): UploadedFile {
    return {
        path,
        source: "libs/hello.txt",
        bytes: 6,
        sha256: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
        crc32: "363a3020",
        ...rest,
    };
}

/** What both components are given alike. */
export const contentArgs = {
    namespace: "apache-hdfs",
    clientName: "hdfs-client",
    image: "registry.example/hadoop:1",
    imagePullSecrets: ["regcred"],
    cluster: { context: "test", kubeconfig: "/home/o'neil/config" },
    directories: [],
    files: [],
    drift: {},
} as const;

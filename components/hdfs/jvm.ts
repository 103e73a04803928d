import { type Quantity, quantityValue } from "../render/quantity.ts";

const mebibyte = 2 ** 20;

/** What a Java virtual machine needs beside its heap, of a large container: threads, code, buffers, metadata of classes. */
const most = 1024;

/** Heap in MiB of a container's only Java virtual machine: half of a small container's memory, all but 1 GiB of a large one's. */
export function heapMebibytes(memory: Quantity): number {
    const total = Math.floor((quantityValue(memory) ?? 0) / mebibyte);
    return Math.max(Math.floor(total / 2), total - most);
}

/** Options of every daemon and command; the launcher of Java 8, which knows no modules, does not read the variable. */
export const javaOptions = {
    name: "JDK_JAVA_OPTIONS",
    value: [
        // WebHDFS answers 500 without it on Java 17 (components of Hadoop 3.4 reach into java.lang).
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        // A pod's name is another address after each start; Java would hold on to the old one for 30 s.
        "-Dsun.net.inetaddr.ttl=5",
        "-Dsun.net.inetaddr.negative.ttl=1",
    ].join(" "),
} as const;

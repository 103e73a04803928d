import { once } from "node:events";
import { createServer } from "node:http";

/** What a JournalNode says of itself; one that is not formatted has no namespace. */
export interface Journal {
    readonly namespaceId?: number;

    /** Edits since it was started. */
    readonly written?: number;
    readonly uptimeSeconds?: number;
}

/** Answers for a JournalNode at an address of this machine, and returns how that ends. */
export async function journalNodeAt(
    host: string,
    { namespaceId, written = 0, uptimeSeconds = 5 }: Journal,
): Promise<() => Promise<void>> {
    const identity = `ClusterId=sparkstead-lake, CreationTime=1, LayoutVersion=-66, NamespaceId=${namespaceId ?? 0}`;
    const status = JSON.stringify({ lake: { Formatted: String(namespaceId !== undefined) } });
    const bean = [
        `"StorageInfos" : [ "{${identity}}" ]`,
        `"JournalsStatus" : ${JSON.stringify(status)}`,
        `"TxnsWritten" : ${written}`,
        `"Uptime" : ${uptimeSeconds * 1000}`,
    ];
    const server = createServer((_, response) => {
        response.end(`{\n  "beans" : [ {\n    ${bean.join(",\n    ")}\n  } ]\n}\n`);
    }).listen(8480, host);
    await once(server, "listening");
    return async () => {
        server.close();
        await once(server, "close");
    };
}

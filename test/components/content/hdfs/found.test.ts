import assert from "node:assert/strict";

import fc from "fast-check";

import { hdfsDrift } from "../../../../components/content/hdfs/found.ts";
import { directory, file } from "../contentWith.ts";

/** As Hadoop 3.4.2 prints them. */
const root = "drwxr-xr-x   - hadoop supergroup          0 2026-11-21 09:47 /";
const listedFile = "-rw-r--r--   1 hadoop spark               6 2026-11-21 09:47 /libs/hello.txt";
const checksum = "/libs/hello.txt\tCOMPOSITE-CRC32\t363a3020";

function answer(...lines: string[]): string {
    return [root, ...lines, ""].join("\n");
}

describe("what is found in HDFS", () => {
    it("is as declared where owner, group, mode, size and checksum are", () => {
        const there = answer(
            "drwxrwxrwt   - hadoop supergroup          0 2026-11-21 09:47 /tmp",
            "drwxr-xr-x+  - spark  spark               0 2026-11-21 09:47 /user/spark",
            listedFile,
            checksum,
        );
        const directories = [
            directory("/tmp", { owner: "hadoop", group: "supergroup", mode: "1777" }),
            directory("/user/spark"),
        ];

        assert.deepEqual(hdfsDrift(there, directories, [file("/libs/hello.txt")]), {});
    });

    it("names everything that differs", () => {
        const there = answer(
            "drwx------   - hadoop supergroup          0 2026-11-21 09:47 /tmp",
            "-rw-r--r--   1 hadoop spark               9 2026-11-21 09:47 /user",
            "drwxr-xr-x   - hadoop spark               0 2026-11-21 09:47 /libs/a.jar",
            "-rw-r--r--   1 hadoop spark               7 2026-11-21 09:47 /libs/b.jar",
            "-rw-r--r--   1 hadoop spark               6 2026-11-21 09:47 /libs/c.jar",
            "-rw-r--r--   1 hadoop spark               6 2026-11-21 09:47 /libs/d.jar",
            "/libs/c.jar\tCOMPOSITE-CRC32C\t363a3020",
        );
        const files = ["a", "b", "c", "d", "e"].map((name) => file(`/libs/${name}.jar`));

        assert.deepEqual(
            hdfsDrift(there, [directory("/tmp"), directory("/user"), directory("/gone")], files),
            {
                "/tmp": "owner hadoop, group supergroup, mode 0700",
                "/user": "a file",
                "/gone": "missing",
                "/libs/a.jar": "a directory",
                "/libs/b.jar": "7 bytes",
                "/libs/c.jar": "another content",
                "/libs/d.jar": "unreadable",
                "/libs/e.jar": "missing",
            },
        );
    });

    it("is unknown, and nothing lost, when the file system does not answer", () => {
        assert.equal(hdfsDrift("", [directory("/tmp")], [file("/a")]), undefined);
    });

    it("counts no block as lost while DataNodes are still reporting, but a file that is not there", () => {
        const there = answer(listedFile, "Safe mode is ON in nn0/10.0.0.1:8020");

        assert.deepEqual(hdfsDrift(there, [], [file("/libs/hello.txt"), file("/gone")]), {
            "/gone": "missing",
        });
    });

    it("has the mode that its letters say, whichever it is", () => {
        fc.assert(
            fc.property(fc.integer({ min: 0, max: 0o1777 }), (mode) => {
                const letters = Array.from("rwxrwxrwx", (letter, index) =>
                    (mode >> (8 - index)) & 1 ? letter : "-",
                ).join("");
                const last = letters.endsWith("x") ? "t" : "T";
                const shown = mode >= 0o1000 ? `${letters.slice(0, 8)}${last}` : letters;
                const there = answer(`d${shown} - spark spark 0 2026-11-21 09:47 /d`);

                const declared = directory("/d", { mode: mode.toString(8).padStart(4, "0") });
                assert.deepEqual(hdfsDrift(there, [declared], []), {});
            }),
        );
    });
});

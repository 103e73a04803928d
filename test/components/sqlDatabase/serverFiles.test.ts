import assert from "node:assert/strict";

import { serverFiles } from "../../../components/sqlDatabase/postgres/serverFiles.ts";

const files = serverFiles({ memory: "1Gi", storage: "5Gi" });

describe("the files of the Postgres server", () => {
    it("give a quarter of its memory to shared buffers", () => {
        assert.match(files["postgresql.conf"] ?? "", /^shared_buffers = '256MB'$/m);
    });

    it("let the log take a tenth of the volume, at most what it takes by default", () => {
        const walOf = (storage: string): string | undefined =>
            /^max_wal_size = '(.*)'$/m.exec(
                serverFiles({ memory: "1Gi", storage })["postgresql.conf"] ?? "",
            )?.[1];

        assert.deepEqual(["100Mi", "5Gi", "1Ti"].map(walOf), ["80MB", "512MB", "1024MB"]);
    });

    it("let nobody in from outside the pod without a password", () => {
        assert.equal(
            files["pg_hba.conf"],
            "local all postgres peer\nhost all all all scram-sha-256\n",
        );
    });

    it("are read from their own folder, and none from the volume but the empty map of users", () => {
        const conf = files["postgresql.conf"] ?? "";

        assert.match(conf, /^hba_file = '\/etc\/postgres\/pg_hba\.conf'$/m);
        assert.match(conf, /^data_directory = '\/var\/lib\/postgresql\/data\/pgdata'$/m);
    });
});

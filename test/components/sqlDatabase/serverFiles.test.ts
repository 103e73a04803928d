import assert from "node:assert/strict";

import { serverFiles } from "../../../components/sqlDatabase/postgres/serverFiles.ts";

describe("the files of the Postgres server", () => {
    it("give a quarter of its memory to shared buffers", () => {
        assert.match(serverFiles("1Gi")["postgresql.conf"] ?? "", /^shared_buffers = '256MB'$/m);
    });

    it("let nobody in from outside the pod without a password", () => {
        assert.equal(
            serverFiles("1Gi")["pg_hba.conf"],
            "local all postgres peer\nhost all all all scram-sha-256\n",
        );
    });

    it("are read from their own folder, and none from the volume but the empty map of users", () => {
        const conf = serverFiles("1Gi")["postgresql.conf"] ?? "";

        assert.match(conf, /^hba_file = '\/etc\/postgres\/pg_hba\.conf'$/m);
        assert.match(conf, /^data_directory = '\/var\/lib\/postgresql\/data\/pgdata'$/m);
    });
});

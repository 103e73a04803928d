import assert from "node:assert/strict";

import { Refusal } from "../../../local/refusal.ts";
import { restoreDemand } from "../../../local/restore/demand.ts";

describe("what npm run restore is asked for", () => {
    it("is the newest dump, back into the dev stack, unless told otherwise", () => {
        assert.deepEqual(restoreDemand(["metastore"]), {
            stack: "dev",
            request: {
                database: "metastore",
                from: undefined,
                into: undefined,
                overwrites: false,
            },
        });
    });

    it("may be any stack, dump and database", () => {
        const asked = "metastore --stack onprem --from postgres/m/1.dump --into trial --overwrite";

        assert.deepEqual(restoreDemand(asked.split(" ")), {
            stack: "onprem",
            request: {
                database: "metastore",
                from: "postgres/m/1.dump",
                into: "trial",
                overwrites: true,
            },
        });
    });

    for (const asked of [[], ["metastore", "airflow"], ["metastore", "--force"], ["--stack"]]) {
        it(`is refused with the usage where it is "${asked.join(" ")}"`, () => {
            assert.throws(
                () => restoreDemand(asked),
                (error) => error instanceof Refusal && error.message.includes("--stack STACK"),
            );
        });
    }
});

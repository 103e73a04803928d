import assert from "node:assert/strict";

import { nameServersIn } from "../../../local/cluster/nodeNetwork.ts";

describe("the node's network", () => {
    it("forwards to the machine's name servers but to those on its loopback, which no pod reaches", () => {
        const text = "# by hand\nnameserver 127.0.0.53\nsearch lan\nnameserver 10.0.0.2\n";

        assert.deepEqual(nameServersIn(text), ["10.0.0.2"]);
    });
});

import assert from "node:assert/strict";

import { mountsOf } from "../../../local/cluster/ending.ts";
import { places } from "../../../local/cluster/layout.ts";

describe("the end of the embedded cluster", () => {
    it("unmounts what lies in its own folders and nothing else", () => {
        const inside = `${places.kubelet}/pods/1/volumes/token`;
        const spaced = `${places.runtime}/with blank`;
        const text = [
            "22 1 254:0 / / rw,relatime - ext4 /dev/root rw",
            "36 22 0:30 / /sys/fs/cgroup rw - tmpfs tmpfs rw",
            `40 22 0:31 / ${inside} rw - tmpfs tmpfs rw`,
            `41 22 0:32 / ${spaced.replace(" ", "\\040")} rw - overlay overlay rw`,
            `42 22 0:33 / ${places.cluster}-other/x rw - tmpfs tmpfs rw`,
            "",
        ].join("\n");

        assert.deepEqual(mountsOf(text), [inside, spaced]);
    });
});

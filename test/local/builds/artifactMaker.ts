/** A process that wants an artifact, for the claims about several processes: `artifactMaker.ts <how> <input>`. */
import { appendFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { haveArtifact } from "../../../local/builds/artifact.ts";
import { cacheDirectory } from "../../../local/paths.ts";

const [, , how = "", input = ""] = process.argv;

await haveArtifact({
    name: "thing",
    version: "1",
    inputs: [input],
    make: async (directory) => {
        await appendFile(join(cacheDirectory, "made.txt"), `${how}\n`);
        await writeFile(join(directory, "content"), "content");
        await symlink("content", join(directory, "link"));
        if (how === "throw") {
            throw new Error("it cannot be made");
        }
        if (how === "hang") {
            process.stdout.write("half made\n");
            await sleep(60_000);
        }
        await sleep(how === "slowly" ? 300 : 0);
    },
});

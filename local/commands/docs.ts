import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { configurationReference } from "../../stacks/config/documentation.ts";
import { main } from "../main.ts";
import { repository } from "../paths.ts";
import { say } from "../progress.ts";

/** `npm run docs`: writes the part of the documentation that is generated. */
await main(async () => {
    await writeFile(join(repository, "docs", "configuration.md"), configurationReference());
    say("wrote docs/configuration.md");
});

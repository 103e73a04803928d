import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { preflightReference } from "../../policy/report/catalogue.ts";
import { rules } from "../../policy/rules.ts";
import { configurationReference } from "../../stacks/config/documentation.ts";
import { main } from "../main.ts";
import { repository } from "../paths.ts";
import { say } from "../progress.ts";

/** `npm run docs`: writes the part of the documentation that is generated. */
await main(async () => {
    const pages = {
        "configuration.md": configurationReference(),
        "preflight.md": preflightReference(rules),
    };
    for (const [page, text] of Object.entries(pages)) {
        await writeFile(join(repository, "docs", page), text);
        say(`wrote docs/${page}`);
    }
});

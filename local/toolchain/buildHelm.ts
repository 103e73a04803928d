import { goTools, haveGoTool } from "../builds/goTool.ts";
import { main } from "../main.ts";

await main(async () => {
    await haveGoTool(goTools.helm);
});

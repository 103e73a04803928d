import { main } from "../main.ts";
import { givenOptions } from "../options.ts";
import { haveReadyStack, passGate } from "../stack/readyStack.ts";

/** `node local/bootstrap.mjs preview [--context NAME]`: what `npm start` would change, past the policy pack, and no further. */
await main(async () => {
    const { context } = givenOptions({ context: { type: "string" } });
    const { stack } = await haveReadyStack(context);
    await passGate(stack);
});

import { main } from "../main.ts";
import { haveReadyStack, passGate } from "../stack/readyStack.ts";

/** `node local/bootstrap.mjs preview [--context NAME]`: what `npm start` would change, past the policy pack, and no further. */
await main(async () => {
    const { stack } = await haveReadyStack(process.argv.slice(2));
    await passGate(stack);
});

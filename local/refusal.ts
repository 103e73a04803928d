/** What the user or the machine must change before we can go on: one sentence, shown without a stack trace. */
export class Refusal extends Error {
    override readonly name = "Refusal";
}

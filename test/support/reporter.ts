import Mocha from "mocha";

/** mocha's own report, closed by the one line that CI counts by. */
export default class Reporter extends Mocha.reporters.Spec {
    override epilogue(): void {
        super.epilogue();
        const { passes, failures, pending } = this.stats;
        const skipped = pending === 0 ? "" : `, ${String(pending)} skipped`;
        process.stdout.write(`${String(passes)} passed, ${String(failures)} failed${skipped}\n`);
    }
}

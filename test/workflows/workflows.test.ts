import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { goTools } from "../../local/builds/goTool.ts";
import { targets } from "../../stacks/targets.ts";
import { faultsOf } from "./faults.ts";
import { workflow, workflowFiles, workflowText } from "./workflow.ts";

const repository = join(import.meta.dirname, "..", "..");
const commit = "3d3c42e5aac5ba805825da76410c181273ba90b1";

const harmless = `
on: pull_request
permissions: {}
jobs:
  test:
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@${commit} # v7.0.1
      - name: Greet
        run: echo "$WHO"
`;

describe("the workflows", () => {
    for (const file of workflowFiles) {
        it(`${file} holds nothing unsafe`, () => {
            const faults = faultsOf(workflowText(file));

            assert.deepEqual(faults, []);
        });
    }

    it("preview every stack that does not refuse, and say so of the others", () => {
        const stacks = readdirSync(repository).flatMap(
            (name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1] ?? [],
        );
        const { preview, comment, refused } = workflow(workflowText("preview.yml")).jobs;

        const matrix = preview?.strategy?.matrix?.stack;

        const refuses = (stack: string): boolean =>
            targets[stack as keyof typeof targets].kind === "unavailable";
        assert.deepEqual(
            matrix,
            stacks.filter((stack) => !refuses(stack)),
        );
        assert.deepEqual(comment?.strategy?.matrix?.stack, matrix);
        assert.deepEqual([refused?.env?.["STACK"]], stacks.filter(refuses));
    });

    it("keep a group for each commit of main: in a shared one GitHub cancels whoever waits", () => {
        const { concurrency } = workflow(workflowText("preview.yml"));

        assert.equal(
            concurrency?.group,
            "preview-${{ github.event_name == 'push' && github.sha || github.ref }}",
        );
    });

    it("preview each of them in an environment that the cloud trusts, which no deployment shares", () => {
        const { preview } = workflow(workflowText("preview.yml")).jobs;

        assert.equal(preview?.environment, "preview-${{ matrix.stack }}");
    });

    it("deploy each of them behind an environment of its name", () => {
        const deployed = workflowFiles.flatMap((file) => {
            const [, stack] = /^deploy-(.+)\.yml$/.exec(file) ?? [];
            return stack === undefined
                ? []
                : [[stack, workflow(workflowText(file)).jobs["deploy"]?.with] as const];
        });
        const { up } = workflow(workflowText("deploy.yml")).jobs;

        assert.deepEqual(
            Object.fromEntries(deployed),
            Object.fromEntries(Object.keys(targets).map((stack) => [stack, { stack }])),
        );
        assert.equal(up?.environment, "${{ inputs.stack }}");
    });

    it("take the Pulumi CLI that is built elsewhere", () => {
        const versions = workflowFiles.flatMap((file) =>
            [...workflowText(file).matchAll(/pulumi-version: (.+)/g)].map(([, version]) => version),
        );

        assert.deepEqual([...new Set(versions)], [goTools.pulumi.version]);
    });
});

describe("what is asked of a workflow", () => {
    const unsafe: readonly (readonly [what: string, from: string, to: string, fault: RegExp])[] = [
        ["an action by its tag", `${commit} # v7.0.1`, "v7", /uses actions\/checkout@v7 without/],
        [
            "a commit whose version nobody tells",
            " # v7.0.1",
            "",
            /without a commit and its version/,
        ],
        ["a short commit", commit, commit.slice(0, 12), /without a commit and its version/],
        [
            "a start on what a stranger wrote",
            "on: pull_request",
            "on: { pull_request_target: {} }",
            /on what a stranger wrote/,
        ],
        [
            "permissions for all its jobs",
            "permissions: {}",
            "permissions: { contents: read }",
            /beside its jobs'/,
        ],
        ["no permissions at all", "permissions: {}", "", /beside its jobs'/],
        [
            "a job without permissions",
            "permissions: { contents: read }",
            "",
            /job test states no permissions/,
        ],
        [
            "a checkout with a right to write",
            "contents: read",
            "pull-requests: write",
            /a checkout with the right to write pull-requests/,
        ],
        ["a job without a limit", "timeout-minutes: 5", "", /job test has no limit of time/],
        [
            "somebody's text in a script",
            '"$WHO"',
            "${{ github.event.pull_request.title }}",
            /an expression into the script "Greet"/,
        ],
        ["a long-lived secret", '"$WHO"', "$x # ${{ secrets.KEY }}", /secret: secrets\.KEY/],
        ["all secrets at once", "steps:", "secrets: inherit\n    steps:", /secrets: inherit/],
    ];

    for (const [what, from, to, fault] of unsafe) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(faultsOf(harmless), []);

            const faults = faultsOf(harmless.replace(from, to));

            assert.match(faults.join("\n"), fault);
        });
    }

    it("lets the token of the very run pass", () => {
        const faults = faultsOf(
            harmless.replace("steps:", "env: { TOKEN: '${{ secrets.GITHUB_TOKEN }}' }\n    steps:"),
        );

        assert.deepEqual(faults, []);
    });
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { scriptOf } from "./workflow.ts";

/** What a step finds where it runs. */
interface Runner {
    readonly environment?: Readonly<Record<string, string>>;

    /** Text by the file's path in the workspace. */
    readonly files?: Readonly<Record<string, string>>;

    /** By command: the script of the program that stands in for it. */
    readonly programs?: Readonly<Record<string, string>>;
}

interface Run {
    readonly code: number | null;
    readonly said: string;

    /** A file of the workspace afterwards. */
    readonly text: (file: string) => string;
}

const repository = "example/platform";
const sha = "3d3c42e5aac5ba805825da76410c181273ba90b1";

/** A `gh` that answers by path as GitHub's API does, through the filter it is given, and keeps what it is told to write. */
function gh(answers: Readonly<Record<string, unknown>>): string {
    const cases = Object.entries(answers).map(
        ([path, answer]) =>
            `'${path}') jq -r "$filter" <<'JSON'\n${JSON.stringify(answer)}\nJSON\n;;`,
    );
    return [
        'case "$*" in *--method*) echo "$*" >> told; exit ;; esac',
        "for word; do case $last in --jq) filter=$word ;; esac; case $word in repos/*) path=$word ;; esac; last=$word; done",
        "case $path in",
        ...cases,
        '*) echo "asked $path" >&2; exit 1 ;;',
        "esac",
    ].join("\n");
}

/** GitHub's runners have it; `gh` brings its own. */
function needsJq(this: Mocha.Context): void {
    if (spawnSync("jq", ["--version"]).status !== 0) {
        this.skip();
    }
}

describe("the scripts of the workflows", () => {
    let workspace: string;

    beforeEach(() => {
        workspace = mkdtempSync(join(tmpdir(), "workflow-"));
    });

    afterEach(() => {
        rmSync(workspace, { recursive: true });
    });

    /** Runs a step as GitHub's runner does. */
    function runStep(
        script: string,
        { environment = {}, files = {}, programs = {} }: Runner = {},
    ): Run {
        for (const [file, text] of Object.entries(files)) {
            mkdirSync(dirname(join(workspace, file)), { recursive: true });
            writeFileSync(join(workspace, file), text);
        }
        const bin = join(workspace, "bin");
        mkdirSync(bin);
        for (const [command, text] of Object.entries(programs)) {
            writeFileSync(join(bin, command), `#!/bin/bash\n${text}\n`);
            chmodSync(join(bin, command), 0o755);
        }
        const { status, stdout, stderr } = spawnSync("bash", ["-e", "-c", script], {
            cwd: workspace,
            encoding: "utf8",
            env: {
                PATH: `${bin}:${process.env["PATH"] ?? ""}`,
                STACK: "dev",
                GITHUB_REPOSITORY: repository,
                GITHUB_SHA: sha,
                GITHUB_REF: "refs/heads/main",
                GITHUB_OUTPUT: join(workspace, "output"),
                ...environment,
            },
        });
        return {
            code: status,
            said: stdout + stderr,
            text: (file) => readFileSync(join(workspace, file), "utf8"),
        };
    }

    describe("before a preview", () => {
        const script = scriptOf("preview.yml", "preview", "Refuse where there is no cloud to ask");
        const variables = {
            SOURCE: repository,
            AWS_REGION: "eu-central-1",
            AWS_PREVIEW_ROLE: "arn:aws:iam::1:role/preview",
            EKS_CLUSTER: "platform",
            PULUMI_BACKEND_URL: "s3://state",
        };

        it("go on where every variable is there", () => {
            const { code, said } = runStep(script, { environment: variables });

            assert.equal(code, 0, said);
        });

        for (const name of Object.keys(variables).filter((each) => each !== "SOURCE")) {
            it(`name ${name} where it is not there`, () => {
                const { code, said } = runStep(script, {
                    environment: { ...variables, [name]: "" },
                });

                assert.equal(code, 1);
                assert.match(
                    said,
                    new RegExp(`::error::.* found no variable ${name} of environment preview-dev `),
                );
            });
        }

        it("refuse a fork, which gets no cloud identity", () => {
            const { code, said } = runStep(script, {
                environment: { ...variables, SOURCE: "stranger/platform" },
            });

            assert.equal(code, 1);
            assert.match(said, /::error::.* a fork gets no cloud identity/);
        });
    });

    describe("at the gate", () => {
        const programs = { git: `echo ${sha}`, pulumi: 'echo "$*" >> told' };

        it("preview past the policies, and save plan and commit", () => {
            const script = scriptOf("preview.yml", "preview", "Preview past the checklist");

            const { code, said, text } = runStep(script, { programs });

            assert.equal(code, 0, said);
            assert.match(text("told"), /^preview --stack dev .*--policy-pack policy /);
            assert.match(text("told"), / --policy-pack-config policy\/config\/dev\.json /);
            assert.match(text("told"), / --save-plan gated\/plan\.json$/m);
            assert.equal(text("gated/commit"), `${sha}\n`);
        });

        it("carry out the plan, past the policies again", () => {
            const { text } = runStep(scriptOf("deploy.yml", "up", "Carry out the plan"), {
                programs,
            });

            assert.match(
                text("told"),
                /^up --stack dev .*--plan gated\/plan\.json --policy-pack policy /,
            );
            assert.doesNotMatch(text("told"), /skip-preview/);
        });
    });

    describe("of a stack that refuses", () => {
        const script = scriptOf("preview.yml", "refused", "Say why prod is not previewed");

        it("say the target's own reason", () => {
            const { code, said } = runStep(script, {
                programs: {
                    node: 'echo "  sparkstead:target: found \\"prod\\": not built"; exit 1',
                },
            });

            assert.equal(code, 0, said);
            assert.match(said, /::notice::.*its own target refuses it: found "prod": not built/);
        });

        it("fail once it refuses no longer", () => {
            const { code, said } = runStep(script, { programs: { node: "echo s3a://spark" } });

            assert.equal(code, 1);
            assert.match(said, /::error::.* refuses no longer/);
        });

        it("fail where another thing is wrong", () => {
            const { code, said } = runStep(script, {
                programs: { node: "echo 'no such module'; exit 70" },
            });

            assert.equal(code, 1);
            assert.match(said, /no such module[^]*::error::.* for another reason/);
        });
    });

    describe("of the comment", () => {
        before(needsJq);

        const script = scriptOf(
            "preview.yml",
            "comment",
            "Write the report, over the one of the push before",
        );
        const files = { "gated/report.md": "### Checklist\n" };
        const environment = { NUMBER: "7" };
        const comments = `repos/${repository}/issues/7/comments`;
        const marker = "<!-- sparkstead checklist of dev -->";
        const bot = { login: "github-actions[bot]" };
        const others = [
            { id: 38, user: { login: "somebody" }, body: `${marker}\nmy own words` },
            { id: 39, user: bot, body: "<!-- sparkstead checklist of prod -->\n" },
            { id: 40, user: bot, body: `quotes ${marker}` },
        ];

        it("write a first one", () => {
            const { code, text, said } = runStep(script, {
                files,
                environment,
                programs: { gh: gh({ [comments]: others }) },
            });

            assert.equal(code, 0, said);
            assert.match(
                text("told"),
                /^api --method POST repos\/example\/platform\/issues\/7\/comments/,
            );
            assert.equal(text("body.md"), `${marker}\n### Checklist\n`);
        });

        it("write over the one that is there, and over nobody else's", () => {
            const own = [41, 42].map((id) => ({ id, user: bot, body: `${marker}\nbefore` }));

            const { text } = runStep(script, {
                files,
                environment,
                programs: { gh: gh({ [comments]: [...others, ...own] }) },
            });

            assert.match(
                text("told"),
                /^api --method PATCH repos\/example\/platform\/issues\/comments\/41 /,
            );
        });

        it("say that there is no report where the preview was refused", () => {
            const { code, said } = runStep(script, { environment });

            assert.equal(code, 0);
            assert.match(said, /::notice::there is no report of stack dev/);
        });
    });

    describe("before a deployment", () => {
        before(needsJq);

        const cloud = scriptOf("deploy.yml", "up", "Refuse where there is no cloud to ask");
        const gate = scriptOf("deploy.yml", "gate", "Refuse what no preview has let pass");
        const sameCommit = scriptOf("deploy.yml", "up", "Refuse the plan of another commit");
        const head = scriptOf("deploy.yml", "up", "Refuse what main has left behind");
        const runs = `repos/${repository}/actions/workflows/preview.yml/runs?head_sha=${sha}&branch=main&event=push&status=success`;
        const artifacts = `repos/${repository}/actions/runs/11/artifacts?name=gated-dev`;
        const previewed = {
            [runs]: { workflow_runs: [{ id: 11 }, { id: 10 }] },
            [artifacts]: {
                artifacts: [
                    { id: 12, expired: true },
                    { id: 13, expired: false },
                ],
            },
        };

        it("find the run of the very commit that was let pass", () => {
            const { code, said, text } = runStep(gate, { programs: { gh: gh(previewed) } });

            assert.equal(code, 0, said);
            assert.equal(text("output"), "run=11\n");
        });

        it("refuse without one", () => {
            const { code, said } = runStep(gate, {
                programs: { gh: gh({ [runs]: { workflow_runs: [] } }) },
            });

            assert.equal(code, 1);
            assert.match(said, new RegExp(`::error::.* no preview on main that let commit ${sha}`));
        });

        for (const [about, left] of [
            ["holds no plan of the stack", []],
            ["held one that has expired", [{ id: 12, expired: true }]],
        ] as const) {
            it(`refuse where the preview ${about}`, () => {
                const answers = { ...previewed, [artifacts]: { artifacts: left } };

                const { code, said } = runStep(gate, { programs: { gh: gh(answers) } });

                assert.equal(code, 1);
                assert.match(said, /::error::.* holds no plan of it/);
            });
        }

        it("refuse another branch", () => {
            const { code, said } = runStep(gate, {
                environment: { GITHUB_REF: "refs/heads/mine" },
                programs: { gh: gh(previewed) },
            });

            assert.equal(code, 1);
            assert.match(said, /::error::.* from main alone, found refs\/heads\/mine/);
        });

        it("go on from the head of main", () => {
            const answers = { [`repos/${repository}/git/ref/heads/main`]: { object: { sha } } };

            const { code, said } = runStep(head, { programs: { gh: gh(answers) } });

            assert.equal(code, 0, said);
        });

        it("refuse a commit that main has left behind, whose plan is older", () => {
            const answers = {
                [`repos/${repository}/git/ref/heads/main`]: { object: { sha: "newer" } },
            };

            const { code, said } = runStep(head, { programs: { gh: gh(answers) } });

            assert.equal(code, 1);
            assert.match(said, new RegExp(`::error::.* main is at newer, .* of commit ${sha};`));
        });

        it("name the variable that is not there", () => {
            const environment = { AWS_REGION: "x", EKS_CLUSTER: "x", PULUMI_BACKEND_URL: "x" };

            const { code, said } = runStep(cloud, { environment });

            assert.equal(code, 1);
            assert.match(said, /::error::.* found no variable AWS_DEPLOY_ROLE of environment dev/);
            assert.doesNotMatch(said, /AWS_REGION/);
        });

        it("take the plan of this commit", () => {
            const { code, said } = runStep(sameCommit, {
                files: { "gated/plan.json": "{}", "gated/commit": `${sha}\n` },
            });

            assert.equal(code, 0, said);
        });

        it("refuse the plan of another commit", () => {
            const { code, said } = runStep(sameCommit, {
                files: { "gated/plan.json": "{}", "gated/commit": "other\n" },
            });

            assert.equal(code, 1);
            assert.match(said, new RegExp(`::error::.* of commit other, required ${sha}`));
        });

        it("refuse a preview that saved no plan", () => {
            const { code, said } = runStep(sameCommit, {
                files: { "gated/commit": `${sha}\n` },
            });

            assert.equal(code, 1);
            assert.match(said, /::error::.* saved no plan/);
        });
    });
});

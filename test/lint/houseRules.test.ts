import assert from "node:assert/strict";
import { join } from "node:path";

import { ESLint } from "eslint";

const repository = join(import.meta.dirname, "..", "..");

/** The repository's own rules; those that need types are left out, since the snippets belong to no project. */
const eslint = new ESLint({
    cwd: repository,
    overrideConfig: [
        {
            files: ["**/*.ts"],
            languageOptions: { parserOptions: { projectService: false } },
        },
    ],
    ruleFilter: ({ ruleId }) =>
        ["no-restricted-syntax", "@typescript-eslint/no-restricted-imports", "max-params"].includes(
            ruleId,
        ),
});

/** What the house says of a text that stood in a file. */
async function complaints(file: string, text: string): Promise<string[]> {
    const [result] = await eslint.lintText(text, { filePath: join(repository, file) });
    return (result?.messages ?? []).map(({ message }) => message);
}

function from(module: string): string {
    return `import { x } from "${module}";\nexport const y = x;\n`;
}

describe("the house rules", () => {
    const forbidden: readonly (readonly [
        what: string,
        file: string,
        text: string,
        reason: RegExp,
    ])[] = [
        [
            "a resource made inside apply",
            "components/historyServer/x.ts",
            "output.apply((name) => new kubernetes.core.v1.Secret(name));",
            /missing from previews/,
        ],
        [
            "a reader of Pulumi's config outside stacks/config",
            "stacks/platform.ts",
            "export const config = new pulumi.Config();",
            /only stacks\/config reads pulumi\.Config/,
        ],
        [
            "the same by another name",
            "components/objectStore/x.ts",
            "export const config = new Config();",
            /only stacks\/config reads pulumi\.Config/,
        ],
        [
            "four parameters",
            "stacks/x.ts",
            "export function f(a: 1, b: 2, c: 3, d: 4) {}",
            /too many parameters/,
        ],
        [
            "render/ that knows Pulumi",
            "components/render/x.ts",
            from("@pulumi/pulumi"),
            /render\/ is pure/,
        ],
        [
            "render/ that knows a contract",
            "components/render/x.ts",
            from("../contracts/eventLog.ts"),
            /render\/ is pure/,
        ],
        [
            "a contract that knows Kubernetes",
            "components/contracts/x.ts",
            from("@pulumi/kubernetes"),
            /contracts\/ holds interfaces only/,
        ],
        [
            "a contract that runs Pulumi",
            "components/contracts/x.ts",
            from("@pulumi/pulumi"),
            /it may import types/,
        ],
        [
            "a contract that knows a component",
            "components/contracts/x.ts",
            from("../historyServer/index.ts"),
            /contracts\/ holds interfaces only/,
        ],
        [
            "the Kubernetes idiom that knows a component",
            "components/kubernetes/x.ts",
            from("../sparkOperator/index.ts"),
            /below every component/,
        ],
        [
            "a component that knows another",
            "components/historyServer/x.ts",
            from("../objectStore/index.ts"),
            /never imports another/,
        ],
        [
            "the same from a folder below",
            "components/objectStore/minio/x.ts",
            from("../../historyServer/index.ts"),
            /never imports another/,
        ],
        [
            "a component of a new folder that knows another",
            "components/livy/x.ts",
            from("../historyServer/index.ts"),
            /never imports another/,
        ],
        [
            "a component that knows the stacks",
            "components/historyServer/x.ts",
            from("../../stacks/plan/names.ts"),
            /components know neither/,
        ],
        [
            "the same from a folder below",
            "components/objectStore/minio/x.ts",
            from("../../../stacks/plan/names.ts"),
            /components know neither/,
        ],
        [
            "a component that knows a policy",
            "components/historyServer/x.ts",
            from("../../policy/rules.ts"),
            /components know neither/,
        ],
        [
            "a plan that knows Pulumi",
            "stacks/plan/x.ts",
            from("@pulumi/pulumi"),
            /decided without Pulumi/,
        ],
        [
            "a plan that knows the local machine",
            "stacks/plan/x.ts",
            from("../../local/paths.ts"),
            /stacks know neither/,
        ],
        [
            "a stack that knows the local machine",
            "stacks/x.ts",
            from("../local/paths.ts"),
            /stacks know neither/,
        ],
        [
            "a stack that knows a policy",
            "stacks/x.ts",
            from("../policy/rules.ts"),
            /stacks know neither/,
        ],
        [
            "a rule that knows the local machine",
            "policy/rules/x.ts",
            from("../../local/paths.ts"),
            /policy does not know the local machine/,
        ],
        [
            "a rule that knows how the stacks are composed",
            "policy/rules/x.ts",
            from("../../stacks/compose/exposure.ts"),
            /policy judges the plan/,
        ],
        [
            "a question to a cluster that reads the stacks' config",
            "policy/live/room/x.ts",
            from("../../../stacks/config/schema.ts"),
            /policy judges the plan/,
        ],
    ];
    for (const [what, file, text, reason] of forbidden) {
        it(`forbid ${what}, in ${file}`, async () => {
            const found = await complaints(file, text);

            assert.equal(found.length, 1, found.join("\n"));
            assert.match(found[0] ?? "", reason);
        });
    }

    const allowed: readonly (readonly [what: string, file: string, text: string])[] = [
        [
            "an error of Pulumi's thrown inside apply",
            "components/historyServer/x.ts",
            "output.apply(() => { throw new pulumi.RunError(); });",
        ],
        [
            "an error thrown inside apply",
            "components/historyServer/x.ts",
            "output.apply(() => { throw new Error(); });",
        ],
        [
            "pulumi.Config in stacks/config",
            "stacks/config/x.ts",
            "export const config = new pulumi.Config();",
        ],
        [
            "types of Pulumi in a contract",
            "components/contracts/x.ts",
            'import type * as pulumi from "@pulumi/pulumi";\nexport type X = pulumi.Resource;\n',
        ],
        [
            "a contract in the Kubernetes idiom",
            "components/kubernetes/x.ts",
            from("../contracts/sparkRuntime.ts"),
        ],
        ["render/ in a contract", "components/contracts/x.ts", from("../render/sparkConf.ts")],
        [
            "a contract in a component",
            "components/objectStore/minio/x.ts",
            from("../../contracts/objectStore.ts"),
        ],
        [
            "a neighbour of the same component",
            "components/objectStore/minio/x.ts",
            from("../external/externalObjectStore.ts"),
        ],
        [
            "the Kubernetes idiom in a component",
            "components/historyServer/x.ts",
            from("../kubernetes/labels.ts"),
        ],
        ["a component in a stack", "stacks/x.ts", from("../components/historyServer/index.ts")],
        ["the plan in a policy", "policy/rules/x.ts", from("../../stacks/plan/images.ts")],
    ];
    for (const [what, file, text] of allowed) {
        it(`allow ${what}, in ${file}`, async () => {
            assert.deepEqual(await complaints(file, text), []);
        });
    }
});

import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const resourceInApply = {
    selector:
        "CallExpression[callee.property.name='apply'] NewExpression[callee.name!=/Error$|Map$|Set$/]",
    message:
        "a resource made inside apply() is missing from previews; pass the Output as an input instead",
};
const configOutsideConfig = {
    selector: "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config']",
    message: "only stacks/config reads pulumi.Config; take the decoded value from the plan",
};

/** Forbids imports by pattern, with the reason: the dependency direction of docs/architecture.md. */
function direction(files, group, message) {
    return {
        files,
        rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
    };
}

export default defineConfig(
    { ignores: ["node_modules/", ".local/", "**/*.mjs", "local/builds/go/"] },
    { linterOptions: { reportUnusedDisableDirectives: "error" } },
    {
        files: ["**/*.ts"],
        extends: [tseslint.configs.strictTypeChecked],
        languageOptions: {
            parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
        },
        rules: {
            "@typescript-eslint/consistent-type-imports": "error",
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/switch-exhaustiveness-check": [
                "error",
                { considerDefaultExhaustiveForUnions: true },
            ],
            // A component is made for its effect.
            "no-new": "off",
            "max-params": ["error", 3],
            "no-restricted-syntax": ["error", resourceInApply, configOutsideConfig],
        },
    },
    {
        files: ["stacks/config/**/*.ts"],
        rules: { "no-restricted-syntax": ["error", resourceInApply] },
    },
    {
        files: ["test/**/*.ts"],
        rules: {
            // mocha's describe and it return promises that it awaits itself; chai-like getters are not used.
            "@typescript-eslint/no-floating-promises": "off",
            "@typescript-eslint/no-non-null-assertion": "error",
            "no-restricted-syntax": "off",
        },
    },
    direction(
        ["components/render/**/*.ts"],
        ["@pulumi/*", "**/contracts/**", "**/stacks/**", "**/kubernetes/**"],
        "render/ is pure: it turns values into text",
    ),
    direction(
        ["components/contracts/**/*.ts"],
        ["@pulumi/kubernetes", "@pulumi/random", "@pulumi/command", "**/stacks/**", "**/policy/**"],
        "contracts/ holds interfaces only; it may import the types of @pulumi/pulumi and render/",
    ),
    direction(
        ["components/*/**/*.ts"],
        ["**/stacks/**", "**/policy/**", "**/local/**"],
        "components know neither stacks nor policy nor the local machine",
    ),
    ...["historyServer", "objectStore", "sparkApplication", "sparkOperator"].map((folder) =>
        direction(
            [`components/${folder}/**/*.ts`],
            [
                `../!(${folder}|contracts|render|kubernetes)/**`,
                `../../!(contracts|render|kubernetes)/**`,
                "**/stacks/**",
                "**/policy/**",
                "**/local/**",
            ],
            "a component folder never imports another; meet through components/contracts",
        ),
    ),
    direction(
        ["stacks/plan/**/*.ts"],
        ["@pulumi/*", "**/local/**", "**/policy/**"],
        "the plan is decided without Pulumi",
    ),
    direction(["policy/**/*.ts"], ["**/local/**"], "policy does not know the local machine"),
);

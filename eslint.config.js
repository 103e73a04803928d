import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const resourceInApply = {
    selector:
        "CallExpression[callee.property.name='apply'] NewExpression[callee.name!=/Error$|Map$|Set$/][callee.property.name!=/Error$/]",
    message:
        "a resource made inside apply() is missing from previews; pass the Output as an input instead",
};
const configOutsideConfig = {
    selector: "NewExpression[callee.property.name='Config'], NewExpression[callee.name='Config']",
    message: "only stacks/config reads pulumi.Config; take the decoded value from the plan",
};

/**
 * Forbids imports by regular expression, each with its reason: the dependency direction of docs/architecture.md. Of two directions that
 * match a file ESLint takes the later one alone, so each is complete.
 */
function direction(files, ...patterns) {
    return {
        files,
        rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
    };
}

const outsideStacks = {
    regex: "^(\\.\\./)+(policy|local)/",
    message: "stacks know neither policy nor the local machine",
};
const outsideComponents = {
    regex: "^(\\.\\./)+(stacks|policy|local)/",
    message: "components know neither stacks nor policy nor the local machine",
};
const otherFolder = "a component folder never imports another; meet through components/contracts";

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
    direction(["stacks/**/*.ts"], outsideStacks),
    direction(["stacks/plan/**/*.ts"], outsideStacks, {
        regex: "^@pulumi/",
        message: "the plan is decided without Pulumi",
    }),
    direction(["components/*/*.ts"], outsideComponents, {
        regex: "^\\.\\./(?!\\.\\./|contracts/|render/|kubernetes/)",
        message: otherFolder,
    }),
    direction(["components/*/*/**/*.ts"], outsideComponents, {
        regex: "^\\.\\./\\.\\./(?!\\.\\./|contracts/|render/|kubernetes/)",
        message: otherFolder,
    }),
    direction(["components/kubernetes/**/*.ts"], outsideComponents, {
        regex: "^\\.\\./(?!contracts/|render/)",
        message: "kubernetes/ is below every component; it may import contracts/ and render/",
    }),
    direction(
        ["components/contracts/**/*.ts"],
        {
            regex: "^@pulumi/pulumi$",
            allowTypeImports: true,
            message: "contracts/ holds interfaces only; of Pulumi it may import types",
        },
        {
            regex: "^(@pulumi/(?!pulumi$)|\\.\\./(?!render/))",
            message: "contracts/ holds interfaces only; it may import render/",
        },
    ),
    direction(["components/render/**/*.ts"], {
        regex: "^(@pulumi/|\\.\\./)",
        message: "render/ is pure: it turns values into text",
    }),
    direction(
        ["policy/**/*.ts"],
        {
            regex: "^(\\.\\./)+local/",
            message: "policy does not know the local machine",
        },
        {
            regex: "^(\\.\\./)+stacks/(?!plan/)",
            message: "policy judges the plan, whoever makes it; of stacks/ it may import plan/",
        },
    ),
);

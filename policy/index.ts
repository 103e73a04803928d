import { writeFileSync } from "node:fs";

import { PolicyPack } from "@pulumi/policy";

import { crossGuardPolicies } from "./crossGuard.ts";
import { reportVariable } from "./report/reportVariable.ts";
import { rules } from "./rules.ts";

const file = process.env[reportVariable];

new PolicyPack("sparkstead-preflight", {
    policies: crossGuardPolicies(rules, (rows) => {
        if (file !== undefined) {
            writeFileSync(file, JSON.stringify(rows));
        }
    }),
});

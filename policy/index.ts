import { PolicyPack } from "@pulumi/policy";

import { crossGuardPolicies } from "./crossGuard.ts";
import { rules } from "./rules.ts";

new PolicyPack("sparkstead-preflight", { policies: crossGuardPolicies(rules) });

import type { Target } from "./plan/target.ts";

/** Production on AWS: refused until its parts exist. */
export const prod: Target = {
    kind: "unavailable",
    missing:
        "the parts of production (S3 with IRSA, RDS Postgres, an existing EKS cluster) are not built yet; use target dev",
};

import { givenPlatform } from "../support/givenPlatform.ts";
import { describeJobs } from "./jobs.ts";
import { describeLivy } from "./livy.ts";
import { describeMetastore } from "./metastore.ts";
import { describePostgres } from "./postgres.ts";
import { describeSchemaByUp } from "./schemaByUp.ts";
import { describeTables } from "./tables.ts";

/** The catalogue of tables and the database below it: each part builds on those before it. */
describe("a platform with a catalogue", function () {
    this.bail(true);
    const platform = givenPlatform("raise it", (made) => made.up());

    describePostgres(platform);
    describeMetastore(platform);
    describeSchemaByUp(platform);
    describeTables(platform);
    describeLivy(platform);
    describeJobs(platform);
});

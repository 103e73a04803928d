import assert from "node:assert/strict";

import { type SchemaInit, inTheMiddle } from "./schemaInit.ts";

/** A database for inits alone. */
export interface TrialDatabase {
    /** Tables and indexes that an init has made so far, whether or not others see them yet. */
    readonly made: () => Promise<number>;

    /** As the table VERSION holds it. */
    readonly setVersion: (version: string) => Promise<void>;
    readonly execute: (statement: string) => Promise<void>;

    /** Of its tables and of what tells its version. */
    readonly digest: () => Promise<string>;
}

interface Given {
    readonly init: SchemaInit;

    /** Empty. */
    readonly database: TrialDatabase;
}

/** The metastore's schema is made once, whatever happens meanwhile. */
export function itMakesTheSchema(where: string, given: () => Promise<Given>): void {
    it(`${where} is made once by two inits that race, and found by a third`, async () => {
        const { init } = await given();
        const pods = await Promise.all([init.start(), init.start()]);

        const ended = await Promise.all(pods.map((pod) => init.end(pod)));

        const said = ended.map(({ code, log }) => `${code} ${log.trim()}`).join("\n");
        const saying = (words: RegExp): number => ended.filter(({ log }) => words.test(log)).length;
        assert.ok(
            ended.every(({ code }) => code === 0),
            said,
        );
        assert.equal(saying(/: made schema 4\.0\.0\n*$/), 1, said);
        assert.equal(saying(/: schema 4\.0\.0 is there\n*$/), 1, said);
        assert.match((await init.run()).log, /schema 4\.0\.0 is there/);
    });

    it(`${where} is made by the next init where one was killed in the middle`, async () => {
        for (let tries = 1; ; tries += 1) {
            const { init, database } = await given();
            const pod = await init.start();
            const kill = await init.killer(pod);
            const made = await inTheMiddle(database.made);
            const isKilled = kill();
            assert.equal((await init.end(pod)).code, isKilled ? 137 : 0);

            const { code, log } = await init.run();

            assert.equal(code, 0, log);
            if (/made schema 4\.0\.0/.test(log)) {
                console.log(`          killed when it had made ${made} tables and indexes`);
                return;
            }
            // A server without transactions for such statements is done with them within a second.
            assert.ok(tries < 10, `each of ${tries} kills came after the last statement: ${log}`);
        }
    });

    it(`${where} is refused where it is of another version, and nothing is touched`, async () => {
        const { init, database } = await given();
        await init.run();
        await database.setVersion("3.1.0");
        const before = await database.digest();

        const { code, log } = await init.run();

        assert.equal(code, 1);
        assert.match(log, /found schema 3\.1\.0, required 4\.0\.0; nothing was changed/);
        assert.equal(await database.digest(), before);
    });

    it(`${where} is not made where there are tables of somebody else's`, async () => {
        const { init, database } = await given();
        await database.execute("CREATE TABLE theirs (id int)");

        const { code, log } = await init.run();

        assert.equal(code, 1);
        assert.match(log, /found 1 tables and no version of a schema; nothing was changed/);
    });
}

import assert from "node:assert/strict";

import { log4j2Properties } from "../../components/render/log4j2.ts";
import { parseJavaProperties } from "../support/parseJavaProperties.ts";

describe("log4j2Properties", () => {
    it("sends everything of the level to standard error by an appender that it declares", () => {
        const properties = parseJavaProperties(log4j2Properties("DEBUG"));

        assert.equal(properties["rootLogger.level"], "debug");
        assert.equal(
            properties["rootLogger.appenderRef.stderr.ref"],
            properties["appender.console.name"],
        );
        assert.equal(properties["appender.console.target"], "SYSTEM_ERR");
    });
});

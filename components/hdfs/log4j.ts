import { javaProperties } from "../render/javaProperties.ts";

/** Text of log4j.properties (Hadoop has log4j 1's format): everything to standard error, where a command's own output is not disturbed. */
export const log4jProperties = javaProperties({
    "log4j.rootLogger": "INFO, console",
    "log4j.appender.console": "org.apache.log4j.ConsoleAppender",
    "log4j.appender.console.target": "System.err",
    "log4j.appender.console.layout": "org.apache.log4j.PatternLayout",
    "log4j.appender.console.layout.ConversionPattern": "%d{ISO8601} %p %c{1}: %m%n",
    // It warns at every start about what is meant to be so: no native library.
    "log4j.logger.org.apache.hadoop.util.NativeCodeLoader": "ERROR",
});

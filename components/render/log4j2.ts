import { javaProperties } from "./javaProperties.ts";

export type LogLevel = "DEBUG" | "INFO" | "WARN" | "ERROR";

/**
 * Text of log4j2.properties: everything to standard error at the level.
 * @source conf/log4j2.properties.template of Spark 3.5
 */
export function log4j2Properties(level: LogLevel): string {
    return javaProperties({
        "rootLogger.level": level.toLowerCase(),
        "rootLogger.appenderRef.stderr.ref": "console",
        "appender.console.type": "Console",
        "appender.console.name": "console",
        "appender.console.target": "SYSTEM_ERR",
        "appender.console.layout.type": "PatternLayout",
        "appender.console.layout.pattern": "%d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n%ex",
        // These warn at every start about what is meant to be so: no native library, no metrics file of S3A.
        "logger.nativeCodeLoader.name": "org.apache.hadoop.util.NativeCodeLoader",
        "logger.nativeCodeLoader.level": "error",
        "logger.metricsConfig.name": "org.apache.hadoop.metrics2.impl.MetricsConfig",
        "logger.metricsConfig.level": "error",
    });
}

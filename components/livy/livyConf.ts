import type { GatewayAbilities } from "../contracts/sparkGateway.ts";
import { withOverrides } from "../render/unite.ts";
import { callbackPorts, livyDirectory, livyPort, sparkHome, submissionLabel } from "./places.ts";

type LivyConf = Readonly<Record<`livy.${string}`, string>>;

export interface LivySettings {
    readonly abilities: GatewayAbilities;

    /** How long an ended batch or session is remembered, e.g. "8h". */
    readonly stateRetained: string;

    /** URL of the History Server, for links. */
    readonly historyServer: string;

    /** Whether sessions find the metastore. */
    readonly hive: boolean;

    /** Entries of the user's own; they replace ours. */
    readonly overrides: LivyConf;
}

/** Entries that the platform's own working rests on: nobody overrides them. */
export function platformConf({ recovery, follows }: GatewayAbilities): LivyConf {
    return {
        "livy.server.host": "0.0.0.0",
        "livy.server.port": String(livyPort),
        "livy.spark.master": "k8s://https://kubernetes.default.svc:443",
        "livy.spark.deploy-mode": "cluster",
        "livy.server.spark-home": sparkHome[follows],
        "livy.server.recovery.mode": recovery ? "recovery" : "off",
        ...(recovery && {
            "livy.server.recovery.state-store": "filesystem",
            "livy.server.recovery.state-store.url": `file://${livyDirectory.state}`,
        }),
        // Livy looks for the driver's exit code in the container of this name, by default one that Spark never makes.
        ...(follows === "driver" && {
            "livy.server.kubernetes.spark.container.name": "spark-kubernetes-driver",
        }),
    };
}

/**
 * livy.conf.
 * @source https://github.com/apache/incubator-livy/blob/v0.9.0-incubating/conf/livy.conf.template
 */
export function livyConf(settings: LivySettings): LivyConf {
    const { abilities, stateRetained, historyServer, hive, overrides } = settings;
    return withOverrides(
        {
            ...platformConf(abilities),
            // Upstream's 200 lines are fewer than a driver says on its way out.
            "livy.cache-log.size": "1000",
            "livy.file.local-dir-whitelist": `${livyDirectory.files}/`,
            // Upstream's default, written down: Airflow, Sparkflows and sparkmagic cannot all send X-Requested-By, and no browser holds a
            // session with a Livy without log-in that another site could ride on.
            "livy.server.csrf-protection.enabled": "false",
            "livy.server.request-log-retain.days": "7",
            "livy.server.session.state-retain.sec": stateRetained,
            ...(abilities.sessions && { "livy.repl.enable-hive-context": String(hive) }),
            ...(abilities.follows === "driver" && {
                "livy.ui.history-server-url": historyServer,
            }),
        },
        overrides,
    );
}

/** livy-client.conf: where a session's driver calls its Livy back. */
export function livyClientConf(
    { sessions }: GatewayAbilities,
    { host }: { readonly host: string },
): LivyConf {
    return sessions
        ? {
              "livy.rsc.launcher.address": host,
              "livy.rsc.launcher.port.range": callbackPorts.join("~"),
          }
        : {};
}

/** Old spellings, deprecated since 0.4; the seeds still write them. */
export const renamedLivyKeys: Readonly<Record<string, string>> = {
    "livy.repl.enableHiveContext": "livy.repl.enable-hive-context",
    "livy.spark.deployMode": "livy.spark.deploy-mode",
    "livy.spark.scalaVersion": "livy.spark.scala-version",
    "livy.server.csrf_protection.enabled": "livy.server.csrf-protection.enabled",
    "livy.server.access_control.enabled": "livy.server.access-control.enabled",
};

/**
 * log4j.properties. Of Livy's own texts some carry secrets or everything that a driver says: 0.9.0 logs the ServiceAccount's token every
 * five minutes (LIVY-1039), each line logs requests with their conf, spark-submit's arguments and its output.
 */
export const log4jProperties = {
    "log4j.rootCategory": "INFO, console",
    "log4j.appender.console": "org.apache.log4j.ConsoleAppender",
    "log4j.appender.console.target": "System.err",
    "log4j.appender.console.layout": "org.apache.log4j.PatternLayout",
    "log4j.appender.console.layout.ConversionPattern": "%d{yy/MM/dd HH:mm:ss} %p %c{1}: %m%n",
    "log4j.logger.org.eclipse.jetty": "WARN",
    "log4j.logger.org.apache.livy.utils": "WARN",
    "log4j.logger.org.apache.livy.server.batch": "WARN",
    "log4j.logger.org.apache.livy.server.interactive": "WARN",
};

/** What a batch may not set: who its driver is, where it runs, and how it is found again. */
export const refusedSparkKeys: readonly string[] = [
    "spark.kubernetes.authenticate.driver.serviceAccountName",
    "spark.kubernetes.authenticate.executor.serviceAccountName",
    `spark.kubernetes.driver.label.${submissionLabel}`,
    "spark.kubernetes.driver.podTemplateFile",
    "spark.kubernetes.executor.podTemplateFile",
    "spark.kubernetes.namespace",
    "spark.kubernetes.submission.waitAppCompletion",
    "spark.master",
    "spark.submit.deployMode",
];

import type { Fault } from "../config/faults.ts";

type Conf = Readonly<Record<string, string>>;

/** Keys that carry credentials: https://hadoop.apache.org/docs/r3.3.4/hadoop-aws/tools/hadoop-aws/index.html, Spark's ssl and authenticate. */
const credential =
    /fs\.s3a\.(bucket\..+\.)?(access\.key|secret\.key|session\.token)$|password$|^spark\.authenticate\.secret$/i;

/** Names of a Secret and its key, whatever the variable is called. */
const reference = /^spark\.kubernetes\.(driver|executor)\.secretKeyRef\./;

/** What users' own settings of Spark or Hadoop must not say, be it for all applications or for one. */
export function userConfFaults(conf: Conf, key: string): Fault[] {
    return [...credentialFaults(conf, key), ...eventLogFaults(conf, key)];
}

function credentialFaults(conf: Conf, key: string): Fault[] {
    return Object.keys(conf)
        .filter((entry) => credential.test(entry) && !reference.test(entry))
        .map((entry) => ({
            key: `${key}.${entry}`,
            problem:
                "a credential among Spark's settings is readable by everybody; put it into a Secret and name it by spark.kubernetes.{driver,executor}.secretKeyRef.<VARIABLE>",
        }));
}

/** The History Server reads one directory: what is written elsewhere, it never shows. */
function eventLogFaults(conf: Conf, key: string): Fault[] {
    const found = conf["spark.eventLog.dir"];
    return found === undefined
        ? []
        : [
              {
                  key: `${key}.spark.eventLog.dir`,
                  problem: `found "${found}", the History Server reads the platform's directory alone; set sparkstead:eventLog, which moves both`,
              },
          ];
}

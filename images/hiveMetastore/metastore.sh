#!/bin/bash
# metastore serve             the metastore
# metastore schema VERSION    makes or checks the database's schema, for the Hive of that version
# metastore schematool ARGS   Hive's own tool, for what a person does by hand: -info, -upgradeSchema
#
# METASTORE_CONF_DIR   folder with metastore-site.xml and metastore-log4j2.properties
# HADOOP_CONF_DIR      folder with core-site.xml and hdfs-site.xml, where there is a file system
# METASTORE_OPTS       options of the JVM
# SLEEP_ON_FAILURE     seconds for which a failed container stays, to be looked into
set -eu

case "${1:-}" in
serve) main=org.apache.hadoop.hive.metastore.HiveMetaStore ;;
schema) main=sparkstead.SchemaInit ;;
schematool) main=org.apache.hadoop.hive.metastore.tools.schematool.MetastoreSchemaTool ;;
*)
    sed -n '2,4s/^# //p' "$0" >&2
    exit 64
    ;;
esac
shift
classpath=$METASTORE_CONF_DIR:${HADOOP_CONF_DIR:+$HADOOP_CONF_DIR:}$METASTORE_HOME/classes:$METASTORE_HOME/lib/*
# Without quotes: METASTORE_OPTS are words.
command=(java ${METASTORE_OPTS:-} "-Dlog4j2.configurationFile=$METASTORE_CONF_DIR/metastore-log4j2.properties" -cp "$classpath" "$main" "$@")

if [ -z "${SLEEP_ON_FAILURE:-}" ]; then
    exec "${command[@]}"
fi
# As process 1 a shell ignores TERM unless told otherwise.
trap 'kill $(jobs -p) 2>/dev/null; exit 143' TERM
"${command[@]}" &
wait $! && exit
code=$?
echo "ended with exit code $code; stays for $SLEEP_ON_FAILURE s" >&2
sleep "$SLEEP_ON_FAILURE" &
wait $!
exit "$code"

#!/bin/bash
# The part of upstream's zkServer.sh that a pod uses, and the variables that it reads.
set -eu

[ "${1:-}" = start-foreground ] || {
    echo "usage: zkServer.sh start-foreground" >&2
    exit 1
}
# The options are lists of words; 1000 is upstream's own default.
# shellcheck disable=SC2086
exec "$JAVA_HOME/bin/java" -Xmx"${ZK_SERVER_HEAP:-1000}m" ${SERVER_JVMFLAGS:-} ${JVMFLAGS:-} \
    -Dzookeeper.log.dir="${ZOO_LOG_DIR:-/logs}" \
    -cp "${ZOOCFGDIR:-/conf}:/opt/zookeeper/lib/*" \
    org.apache.zookeeper.server.quorum.QuorumPeerMain "${ZOOCFGDIR:-/conf}/zoo.cfg"

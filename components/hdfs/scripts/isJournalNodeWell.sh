# Whether the JournalNode answers, and is not an empty one beside a quorum: started again, it adopts the identity of that.
set -eu
bash "${0%/*}/jmx.sh" localhost 8480 Hadoop:service=JournalNode,name=JournalNodeInfo | grep -q '"JournalsStatus"'
[ -e "$JOURNAL_DIRECTORY/$NAMESERVICE/current/VERSION" ] || [ -z "$(bash "${0%/*}/quorumIdentity.sh")" ]

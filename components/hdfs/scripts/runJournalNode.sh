# Runs a JournalNode. Where its disk is empty it first takes the identity of the others, which then send it their segments: Hadoop does the
# latter by itself (dfs.journalnode.enable.sync), the former not before 3.5. Unless they are a quorum it is left to a NameNode's format.
set -eu
current=$JOURNAL_DIRECTORY/$NAMESERVICE/current

if [ ! -e "$current/VERSION" ]; then
    identity=$(bash "${0%/*}/quorumIdentity.sh")
    if [ -n "$identity" ]; then
        echo "adopt the others' identity: $(tr '\n' ' ' <<<"$identity")"
        mkdir -p "$current/paxos"
        echo "$identity" >"$current/VERSION.new"
        mv "$current/VERSION.new" "$current/VERSION"
    fi
fi
exec hdfs journalnode

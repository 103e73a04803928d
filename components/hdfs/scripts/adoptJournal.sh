# Gives a JournalNode whose disk is empty the identity of the others, which then send it their segments: Hadoop does the latter by
# itself (dfs.journalnode.enable.sync), the former not before 3.5. Unless so many answer and agree that they are a quorum without it, it is
# left to a NameNode's format.
set -eu
current=$JOURNAL_DIRECTORY/$NAMESERVICE/current

identity_at() {
    local bean pair
    bean=$(bash "${0%/*}/jmx.sh" "$1" 8480 Hadoop:service=JournalNode,name=JournalNodeInfo | grep '"StorageInfos"') || return
    for pair in NamespaceId=namespaceID ClusterId=clusterID CreationTime=cTime LayoutVersion=layoutVersion; do
        sed -En "s/.*[{ ]${pair%=*}=([^,}]+).*/${pair#*=}=\1/p" <<<"$bean"
    done
    echo storageType=JOURNAL_NODE
}

[ ! -e "$current/VERSION" ] || exit 0
read -ra members <<<"$JOURNAL_NODES"
identity=
agreeing=0
for host in "${members[@]}"; do
    [ "${host%%.*}" != "$HOSTNAME" ] || continue
    found=$(identity_at "$host") || continue
    grep -Eq '^namespaceID=-?[1-9]' <<<"$found" || continue
    [ "$found" = "${identity:=$found}" ] || exit 0
    agreeing=$((agreeing + 1))
done
[ "$agreeing" -gt $((${#members[@]} / 2)) ] || exit 0

echo "adopt the others' identity: $(tr '\n' ' ' <<<"$identity")"
mkdir -p "$current/paxos"
echo "$identity" >"$current/VERSION.new"
mv "$current/VERSION.new" "$current/VERSION"

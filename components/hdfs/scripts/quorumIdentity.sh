# Prints the identity on which so many of the other JournalNodes agree that they are a quorum without this one; nothing where they are none.
members=($JOURNAL_NODES)
identity=
agreeing=0

identity_at() {
    local bean pair
    bean=$(bash "${0%/*}/jmx.sh" "$1" 8480 Hadoop:service=JournalNode,name=JournalNodeInfo | grep '"StorageInfos"') || return
    for pair in NamespaceId=namespaceID ClusterId=clusterID CreationTime=cTime LayoutVersion=layoutVersion; do
        sed -En "s/.*[{ ]${pair%=*}=([^,}]+).*/${pair#*=}=\1/p" <<<"$bean"
    done
    echo storageType=JOURNAL_NODE
}

for host in "${members[@]}"; do
    [ "${host%%.*}" != "$HOSTNAME" ] || continue
    found=$(identity_at "$host") || continue
    grep -Eq '^namespaceID=-?[1-9]' <<<"$found" || continue
    [ "$found" = "${identity:=$found}" ] || exit 0
    agreeing=$((agreeing + 1))
done
[ "$agreeing" -le $((${#members[@]} / 2)) ] || echo "$identity"

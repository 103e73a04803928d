# Gives a NameNode of two an image, unless it has one: the other NameNode's, or, on the first of the two and only where no image can
# be anywhere, that of an empty file system. It may be killed at any line, and begins again where that left it.
set -u
trap 'exit 143' TERM

ordinal=${HOSTNAME##*-}
current=$NAME_DIRECTORY/current
read -ra name_nodes <<<"$NAME_NODES"
other=${name_nodes[1 - ordinal]}

say() {
    echo "bootstrap: $*" >&2
}

has_image() {
    compgen -G "$current/fsimage_*[0-9]" >/dev/null
}

# Both a format and a copy write VERSION first and the image last. What else lies there is not of a run that was killed, and Hadoop
# refuses to format or copy over it.
clear_remains() {
    rm -f "$current"/{VERSION,seen_txid} "$current"/fsimage.ckpt* "$current"/fsimage_*.md5 "$NAME_DIRECTORY/in_use.lock"
    rmdir "$current" 2>/dev/null
}

# Edits without an image, as a NameNode that was active leaves them: the JournalNodes hold the same, so a copy needs none of them. They
# are kept all the same, for somebody to look at.
set_remains_aside() {
    [ -d "$current" ] || return 0
    local aside
    aside=$NAME_DIRECTORY-without-image-$(date +%s)
    say "set aside what lies here without an image: $aside"
    mv "$current" "$aside"
}

other_answers() {
    timeout 5 bash -c ": </dev/tcp/$other/8020" 2>/dev/null
}

# The failover controllers' znode is made after a format and never removed: it seals that there is an image somewhere, whether or not
# its NameNode answers. No answer of ZooKeeper is no permission.
never_formatted() {
    hdfs org.apache.zookeeper.ZooKeeperMain -server "$ZOOKEEPER_QUORUM" stat "/hadoop-ha/$NAMESERVICE" 2>&1 |
        grep -q "Node does not exist"
}

seal() {
    hdfs zkfc -formatZK -nonInteractive
    [ $? = 0 ] || [ $? = 2 ]
}

# Every JournalNode answers, and none was ever written to. They show the bean once they were asked, as the refused format has done.
journals_unwritten() {
    local host
    for host in $JOURNAL_NODES; do
        bash "${0%/*}/jmx.sh" "$host" 8480 "Hadoop:service=JournalNode,name=Journal-$NAMESERVICE" |
            grep -Eq '"LastWrittenTxId" : 0\b' || return 1
    done
}

# Some JournalNode has a journal, which a format makes before it makes an image. Where all answer and none has, the image is that of a
# single NameNode, whose edits are nowhere but with it: one of two would begin without them. Silence proves neither.
known_to_journals() {
    local host bean silent=
    for host in $JOURNAL_NODES; do
        bean=$(bash "${0%/*}/jmx.sh" "$host" 8480 "Hadoop:service=JournalNode,name=JournalNodeInfo")
        ! grep -Eq 'Formatted\W+true' <<<"$bean" || return 0
        grep -q JournalsStatus <<<"$bean" || silent=$host
    done
    if [ -z "$silent" ]; then
        say "hdfs \"$NAMESERVICE\": found the image of a single NameNode, of which no JournalNode knows; required is mode single, under which" \
            "everything is there; set it back, or copy to a new file system (sparkstead:fileSystem.nameNodes.mode)"
        exit 1
    fi
    say "wait for JournalNode $silent, which tells whether the image is of one NameNode or of two"
    return 1
}

# A format that was killed leaves JournalNodes formatted, over which Hadoop makes another one only by force.
format() {
    hdfs namenode -format -nonInteractive -clusterId "$CLUSTER_ID" && return
    journals_unwritten || return
    say "the JournalNodes are formatted and empty: a format was killed; once more, by force"
    hdfs namenode -format -force -nonInteractive -clusterId "$CLUSTER_ID"
}

until has_image; do
    clear_remains
    if other_answers; then
        if known_to_journals; then
            set_remains_aside
            say "copy the image of $other"
            hdfs namenode -bootstrapStandby -nonInteractive
        fi
    elif [ "$ordinal" = 0 ] && never_formatted; then
        say "no NameNode has an image: format"
        format && seal
    else
        say "wait for $other, which has the image or makes it"
    fi
    has_image || sleep 3
done
# Beside the folder, which Hadoop formats only where it is empty.
if [ ! -e "$NAME_DIRECTORY-is-one-of-two" ]; then
    until known_to_journals; do
        sleep 3
    done
    touch "$NAME_DIRECTORY-is-one-of-two"
fi
say "the image is there"

# Whether edits are written to the JournalNode, as far as any are. One that was started takes part from the next segment on, and two that
# miss one segment stop the NameNode. Before a format there is nothing to wait for, nor where no segment has begun for so long.
jmx() {
    bash "${0%/*}/jmx.sh" localhost 8480 "$1"
}

bash "${0%/*}/isJournalNodeWell.sh" || exit
[ -e "$JOURNAL_DIRECTORY/$NAMESERVICE/current/VERSION" ] || exit 0
! jmx "Hadoop:service=JournalNode,name=Journal-$NAMESERVICE" | grep -Eq '"TxnsWritten" : [1-9]' || exit 0
uptime=$(jmx java.lang:type=Runtime | sed -En 's/.*"Uptime" : ([0-9]+).*/\1/p')
[ "${uptime:-0}" -gt $(((2 * SEGMENT_SECONDS + 10) * 1000)) ]

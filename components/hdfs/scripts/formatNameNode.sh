# Gives the only NameNode the image of an empty file system, unless it has one. It may be killed at any line and run again.
set -eu
current=$NAME_DIRECTORY/current

# What the other NameNode wrote since is with it and with the JournalNodes: started alone, this one would have DataNodes delete the blocks.
if [ -e "$NAME_DIRECTORY-is-one-of-two" ]; then
    echo "hdfs \"$NAMESERVICE\": found the image of one NameNode of two, which may lack the other's last edits; required is mode ha, under which" \
        "everything is there; set it back, or copy to a new file system (sparkstead:fileSystem.nameNodes.mode)" >&2
    exit 1
fi
if compgen -G "$current/fsimage_*[0-9]" >/dev/null; then
    exit
fi
# A format that was killed leaves VERSION without an image. What else lies there stays, and Hadoop refuses to format over it.
rm -f "$current"/{VERSION,seen_txid} "$current"/fsimage.ckpt* "$current"/fsimage_*.md5 "$NAME_DIRECTORY/in_use.lock"
rmdir "$current" 2>/dev/null || true
exec hdfs namenode -format -nonInteractive -clusterId "$CLUSTER_ID"

# Whether the DataNode serves a NameNode's blocks: it knows its cluster from then on.
bash "${0%/*}/jmx.sh" localhost 9864 Hadoop:service=DataNode,name=DataNodeInfo | grep -q "\"ClusterId\" : \"$CLUSTER_ID\""

# Runs the failover controller, whose znode it makes first where there is none: ZooKeeper may have lost its disks.
hdfs zkfc -formatZK -nonInteractive
formatted=$?
# 2: it is there already.
[ $formatted = 0 ] || [ $formatted = 2 ] || exit $formatted
exec hdfs zkfc

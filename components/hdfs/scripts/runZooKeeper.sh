# Runs the server of the pod's ordinal; ids begin at 1.
echo $((${HOSTNAME##*-} + 1)) >/data/myid
exec zkServer.sh start-foreground

# Whether the server is of a quorum. Its HTTP commands answer 200 in either case (CommandResponse, 3.9.5). One that runs all alone passes as
# well: a StatefulSet rolls one pod after the other, and where none could start it would wait for the first that was mended for ever.
srvr() {
    timeout 1 bash -c 'exec 3<>"/dev/tcp/$1/2181" && echo srvr >&3 && cat <&3' srvr "$1" 2>/dev/null
}

said=$(srvr localhost)
[ -n "$said" ] || exit 1
! grep -q ^Mode: <<<"$said" || exit 0
for host in $(sed -n 's/^server\.[0-9]*=\([^:]*\):.*/\1/p' "${0%/*}/zoo.cfg"); do
    [ "${host%%.*}" = "$HOSTNAME" ] || [ -z "$(srvr "$host")" ] || exit 1
done

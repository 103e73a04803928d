# Whether the server is of a quorum. Its HTTP commands answer 200 in either case (CommandResponse, 3.9.5).
exec timeout 5 bash -c 'exec 3<>/dev/tcp/localhost/2181 && echo srvr >&3 && grep -q ^Mode: <&3' 2>/dev/null

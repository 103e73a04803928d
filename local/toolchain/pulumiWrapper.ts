import { quoted } from "./shell.ts";

/** The plain `pulumi` of the file to source, as far as its text depends on this machine. */
export interface PulumiWrapper {
    readonly cli: string;
    readonly repository: string;
    readonly stack: string;
    readonly configFile: string;
}

/**
 * A shell script that is `pulumi`, but takes the stack's config from this machine's copy: the committed file holds nothing of
 * one machine, and the CLI knows no variable for `--config-file`. It steps aside outside the repository, for other stacks, for
 * commands without that option (`pulumi <command> --help`, 3.250.0), and when the user names a file.
 */
export function pulumiWrapper({ cli, repository, stack, configFile }: PulumiWrapper): string {
    return `#!/bin/sh
cli=${quoted(cli)}
repository=${quoted(repository)}
stack=${quoted(stack)}
config=${quoted(configFile)}

plain() {
    exec "$cli" "$@"
}

command= named= next=
for word in "$@"; do
    case $next in
        stack) named=$word; next=; continue ;;
        value) next=; continue ;;
    esac
    case $word in
        --config-file | --config-file=* | -C* | --cwd | --cwd=*) plain "$@" ;;
        -s | --stack) next=stack ;;
        -s*) named=\${word#-s} ;;
        --stack=*) named=\${word#--stack=} ;;
        --color | -v | --verbose | --tracing | --profiling) next=value ;;
        -*) ;;
        *) [ -n "$command" ] || command=$word ;;
    esac
done

case $command in
    config | destroy | dn | down | import | preview | pre | refresh | up | update | watch) ;;
    *) plain "$@" ;;
esac
case $PWD/ in
    "$repository"/*) ;;
    *) plain "$@" ;;
esac
[ -f "$config" ] || plain "$@"
[ -n "$named" ] || named=$("$cli" stack --show-name 2>/dev/null) || plain "$@"
[ "\${named##*/}" = "$stack" ] || plain "$@"
exec "$cli" "--config-file=$config" "$@"
`;
}

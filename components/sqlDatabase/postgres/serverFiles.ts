import { type Quantity, quantityValue } from "../../render/quantity.ts";

/** Where the server finds its files, its volume and the superuser's password. */
export const places = {
    conf: "/etc/postgres",
    volume: "/var/lib/postgresql/data",
    /** Below the volume's root, which may hold a lost+found and belongs to whoever made the volume. */
    data: "/var/lib/postgresql/data/pgdata",
    sockets: "/var/run/postgresql",
    superuser: "/run/secrets/postgres",
} as const;

export const port = 5432;

/** Name of the script that the server's container runs. */
export const startFile = "start.sh";

/** What the server has to live on. */
interface ServerSize {
    readonly memory: Quantity;
    readonly storage: Quantity;
}

/** The files of the server: its script and the whole of its configuration; nothing is read from the volume. */
export function serverFiles(size: ServerSize): Readonly<Record<string, string>> {
    return {
        [startFile]: startScript,
        "postgresql.conf": postgresqlConf(settings(size)),
        "pg_hba.conf": accessRules,
    };
}

/**
 * Makes the data directory under another name first: a crash in the middle leaves nothing that looks whole. A directory of this name
 * without data is not ours, and Postgres refuses it. The superuser's password is set at every start, since its Secret may be a new
 * one; standing alone, Postgres asks for none. fsGroup opens what it finds to the group, and Postgres refuses that.
 */
const startScript = `
set -eu
if [ ! -e ${places.data} ]; then
  rm -rf ${places.data}.new
  initdb --pgdata=${places.data}.new --username=postgres --encoding=UTF8 --locale=C.UTF-8 --data-checksums --auth-local=peer --auth-host=reject --no-instructions
  mv ${places.data}.new ${places.data}
  sync ${places.volume}
fi
chmod 0700 ${places.data}
printf "ALTER ROLE postgres PASSWORD '%s'\\n" "$(cat ${places.superuser}/password)" |
  postgres --single --config-file=${places.conf}/postgresql.conf -c log_min_error_statement=panic postgres >/dev/null
exec postgres --config-file=${places.conf}/postgresql.conf
`.trimStart();

/** Whoever is in the server's own pod is the superuser; all others show a password. */
const accessRules = `
local all postgres peer
host all all all scram-sha-256
`.trimStart();

/** @source https://www.postgresql.org/docs/15/runtime-config.html */
function settings({ memory, storage }: ServerSize): Readonly<Record<string, string>> {
    return {
        data_directory: places.data,
        hba_file: `${places.conf}/pg_hba.conf`,
        ident_file: `${places.data}/pg_ident.conf`,
        listen_addresses: "*",
        port: String(port),
        unix_socket_directories: places.sockets,
        // A quarter, as the documentation advises; the default of 128 MB is half of a small server.
        shared_buffers: `${megabytes(memory, 1 / 4)}MB`,
        // Else the log of the default, 1 GB, fills a small volume by itself.
        max_wal_size: `${Math.min(1024, Math.max(80, megabytes(storage, 1 / 10)))}MB`,
        // A parallel query shares memory through /dev/shm, of which a container has 64 MB.
        max_parallel_workers: "0",
        // The image made of Debian's packages has no LLVM.
        jit: "off",
        timezone: "UTC",
        log_timezone: "UTC",
        lc_messages: "C",
    };
}

function megabytes(quantity: Quantity, share: number): number {
    return Math.floor(((quantityValue(quantity) ?? 0) * share) / 2 ** 20);
}

/** Writes postgresql.conf, where a quote in a value is written twice. */
function postgresqlConf(conf: Readonly<Record<string, string>>): string {
    return Object.entries(conf)
        .map(([key, value]) => `${key} = '${value.replaceAll("'", "''")}'\n`)
        .join("");
}

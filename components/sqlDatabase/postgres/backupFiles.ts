import type { SqlAccess } from "../../contracts/sqlDatabase.ts";

/** A dump passes through a stream; the upload holds parts of it in memory. */
export const backupResources = { cpu: "10m", memory: "256Mi" } as const;

/** Where the containers of a backup or a restore find scripts and dumps. */
export const backupPlaces = { scripts: "/backup", dumps: "/dumps" } as const;

/**
 * The scripts of backup and restore, with the databases and their owners. The steps that speak to Postgres run in the server's image,
 * those that speak S3 in one with `mc`; they need no more than a POSIX shell and coreutils.
 */
export function backupFiles(
    databases: Readonly<Record<string, SqlAccess>>,
): Readonly<Record<string, string>> {
    return {
        databases: Object.values(databases)
            .map(({ database, user }) => `${database} ${user}\n`)
            .join(""),
        "dump.sh": dumpScript,
        "upload.sh": `${aliasOfStore}${uploadScript}`,
        "fetch.sh": `${aliasOfStore}${fetchScript}`,
        "restore.sh": restoreScript,
    };
}

const dumpScript = `
set -eu
when=$(date -u +%Y%m%dT%H%M%SZ)
while read -r database owner; do
  mkdir "${backupPlaces.dumps}/$database"
  pg_dump --format=custom --file="${backupPlaces.dumps}/$database/$when.dump" "$database"
  echo "dumped $database: $(wc -c <"${backupPlaces.dumps}/$database/$when.dump") bytes"
done <${backupPlaces.scripts}/databases
`.trimStart();

const aliasOfStore = `
set -eu
mc alias set store "$ENDPOINT" "$AWS_ACCESS_KEY_ID" "$AWS_SECRET_ACCESS_KEY" --path "$PATH_STYLE" >/dev/null
`.trimStart();

/** Names of dumps sort by time. The old ones go only after the new ones are there. */
const uploadScript = `
mc cp --recursive ${backupPlaces.dumps}/ "store/$BUCKET/postgres/"
while read -r database owner; do
  mc find "store/$BUCKET/postgres/$database/" --name '*.dump' | sort -r | tail -n "+$((KEEP + 1))" |
    while read -r old; do mc rm "$old"; done
done <${backupPlaces.scripts}/databases
`.trimStart();

const fetchScript = `
if [ -n "$FROM" ]; then
  dump="store/$BUCKET/$FROM"
else
  dump=$(mc find "store/$BUCKET/postgres/$DATABASE/" --name '*.dump' | sort | tail -n 1)
fi
if [ -z "$dump" ]; then
  echo "restore: bucket $BUCKET holds no dump of database \\"$DATABASE\\"; make one: $DUMP_NOW" >&2
  exit 1
fi
mc cp "$dump" ${backupPlaces.dumps}/restore.dump
`.trimStart();

/**
 * Restores beside the database and takes its place in the end, so that whatever goes wrong before leaves it as it was, and a repeated
 * run begins anew.
 */
const restoreScript = `
set -eu
export PGOPTIONS='--client-min-messages=warning'
sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }

owner=
while read -r database user; do
  if [ "$database" = "$DATABASE" ]; then owner=$user; fi
done <${backupPlaces.scripts}/databases
if [ -z "$owner" ]; then
  echo "restore: found database \\"$DATABASE\\", required one of: $(cut -d ' ' -f 1 ${backupPlaces.scripts}/databases | paste -s -d ' ')" >&2
  exit 1
fi

into=\${INTO:-$DATABASE}
beside=$into-restoring
if [ "$(sql --command="SELECT count(*) FROM pg_database WHERE datname = '$into'")" = 1 ]; then
  held=$(sql --dbname="$into" --command="SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname LIKE 'pg\\_%' OR nspname = 'information_schema')")
  if [ "$held" != 0 ] && [ "$OVERWRITE" != yes ]; then
    echo "restore: database \\"$into\\" holds $held tables, views and sequences, an empty one is required; restore --into another, or --overwrite it" >&2
    exit 1
  fi
fi

sql --command="DROP DATABASE IF EXISTS \\"$beside\\" WITH (FORCE)"
sql --command="CREATE DATABASE \\"$beside\\" OWNER \\"$owner\\" TEMPLATE template0"
sql --command="REVOKE ALL ON DATABASE \\"$beside\\" FROM PUBLIC"
pg_restore --exit-on-error --single-transaction --no-owner --role="$owner" --dbname="$beside" ${backupPlaces.dumps}/restore.dump
sql --command="DROP DATABASE IF EXISTS \\"$into\\" WITH (FORCE)"
sql --command="ALTER DATABASE \\"$beside\\" RENAME TO \\"$into\\""
echo "restored $into, which $owner owns"
`.trimStart();

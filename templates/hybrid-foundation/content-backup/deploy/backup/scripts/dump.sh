#!/bin/sh
{% if values.replication == 'mariadb' %}
# dump.sh SIDE [OPTION...]: one file for each schema into /dumps, as of one moment and without a lock. Host, user and password
# come from the option file /accounts/SIDE.cnf.
set -eu
side=$1
shift
for schema in $SCHEMAS; do
  mariadb-dump --defaults-file="/accounts/$side.cnf" --single-transaction --quick --routines --triggers --events \
    --hex-blob "$@" "$schema" >"/dumps/$schema.sql"
  # The last line is written when everything before it was.
  tail -n 1 "/dumps/$schema.sql" | grep -q '^-- Dump completed' || {
    echo "The dump of $schema at $side has no end" >&2
    exit 1
  }
  gzip "/dumps/$schema.sql"
done
{% else %}
# dump.sh SIDE: one file for each database into /dumps, as of one moment and without a lock. Host, user and password come from
# the service SIDE in /accounts/pg_service.conf.
set -eu
side=$1
for schema in $SCHEMAS; do
  pg_dump --format=custom --no-owner --no-privileges --file="/dumps/$schema.dump" "service=$side dbname=$schema"
  # Reads its table of contents: half a file has none.
  pg_restore --list "/dumps/$schema.dump" >/dev/null
done
{% endif %}

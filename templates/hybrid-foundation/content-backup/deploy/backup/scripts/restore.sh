#!/bin/sh
# restore.sh SIDE: loads what is in /dumps into schemas beside the live ones, NAME_copy, on this side. Nothing that a service
# uses is touched: after a disaster a person decides which copy becomes the live one.
set -eu
side=$1
{% if values.replication == 'mariadb' %}
for schema in $SCHEMAS; do
  mariadb --defaults-file="/accounts/$side.cnf" \
    --execute "DROP DATABASE IF EXISTS ${schema}_copy; CREATE DATABASE ${schema}_copy"
  # Views, triggers and procedures belong to whoever made them, who may not exist here: in the copy they are the backup's.
  # shellcheck disable=SC2016 # the backquotes are MariaDB's
  gunzip --stdout "/dumps/$schema.sql.gz" |
    sed -E '/^(\/\*!|CREATE )/s/DEFINER=`[^`]*`@`[^`]*`//' |
    mariadb --defaults-file="/accounts/$side.cnf" "${schema}_copy"
done
{% else %}
for schema in $SCHEMAS; do
  psql --set ON_ERROR_STOP=1 --quiet "service=$side dbname=postgres" \
    --command "DROP DATABASE IF EXISTS ${schema}_copy" --command "CREATE DATABASE ${schema}_copy"
  pg_restore --exit-on-error --no-owner --no-privileges --dbname="service=$side dbname=${schema}_copy" \
    "/dumps/$schema.dump"
done
{% endif %}

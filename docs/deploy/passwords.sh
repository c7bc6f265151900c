#!/bin/bash
# Run once by the database's container, after roles.sql: passwords for the roles, and one for the replica.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -U postgres -d konna -v owner="$OWNER_PASSWORD" -v server="$SERVER_PASSWORD" -v replica="$REPLICA_PASSWORD" <<'SQL'
ALTER ROLE konna_owner PASSWORD :'owner';
ALTER ROLE konna_server PASSWORD :'server';
CREATE ROLE replica LOGIN REPLICATION PASSWORD :'replica';
SQL
echo "host replication replica all scram-sha-256" >>"$PGDATA/pg_hba.conf"

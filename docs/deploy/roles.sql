-- Two roles for one database: konna_owner makes and changes tables, konna_server serves and may do neither.
-- Run once, as an administrator, in the new database:  psql -d konna -f roles.sql
-- Then give both a password (\password konna_owner, \password konna_server) or a rule in pg_hba.conf.

CREATE EXTENSION IF NOT EXISTS postgis;

CREATE ROLE konna_owner LOGIN;
CREATE ROLE konna_server LOGIN;

CREATE SCHEMA konna AUTHORIZATION konna_owner;
GRANT USAGE ON SCHEMA konna TO konna_server;

-- What konna_owner will make.
ALTER DEFAULT PRIVILEGES FOR ROLE konna_owner IN SCHEMA konna GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO konna_server;
ALTER DEFAULT PRIVILEGES FOR ROLE konna_owner IN SCHEMA konna GRANT USAGE ON SEQUENCES TO konna_server;

-- PostgreSQL 14 and older let everyone make tables here, and databases upgraded from there still do.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

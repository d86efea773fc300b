-- A role for the service that owns no table: run by the owner of the database, after each `cli migrate`.
--   psql "$OWNER_DATABASE_URL" -f deploy/service-role.sql
--   CREATE ROLE comments LOGIN PASSWORD '…' IN ROLE hashiya_service;   and use that one in DATABASE_URL
-- Migrations go on with the owner, so that ROLE is api or worker for processes of this role. See docs/decisions/0010-audit-chain.md.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hashiya_service') THEN
    CREATE ROLE hashiya_service NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO hashiya_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO hashiya_service;
REVOKE INSERT, UPDATE, DELETE ON migration FROM hashiya_service;

-- The logs of what people did grow and nothing else. Triggers say the same to every role, the owner's included.
REVOKE UPDATE, DELETE ON audit_entry FROM hashiya_service;
REVOKE UPDATE ON audit_details FROM hashiya_service;
REVOKE DELETE ON audit_head FROM hashiya_service;

-- The queue, where it stands in PostgreSQL. It looks for its own tables by making those that are not there.
GRANT USAGE, CREATE ON SCHEMA bullmq TO hashiya_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bullmq TO hashiya_service;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO hashiya_service;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA bullmq TO hashiya_service;

"""Two roles from the first migration: the owner makes tables, the web role is bound.

Rights are given for what exists and for what the owner makes later, so every later table is
reachable and, where a migration says so, bound by row-level security.
"""

from django.db import migrations

MAKE_ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'warmwelkom_web') THEN
    CREATE ROLE warmwelkom_web NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'warmwelkom_web', 'SET') THEN
    EXECUTE format('GRANT warmwelkom_web TO %I', current_user);
  END IF;
EXCEPTION WHEN invalid_parameter_value THEN  -- PostgreSQL 15 knows no SET here
  IF NOT pg_has_role(current_user, 'warmwelkom_web', 'MEMBER') THEN
    EXECUTE format('GRANT warmwelkom_web TO %I', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO warmwelkom_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO warmwelkom_web;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO warmwelkom_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO warmwelkom_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO warmwelkom_web;
"""


class Migration(migrations.Migration):
    run_before = [("contenttypes", "0001_initial")]
    operations = [migrations.RunSQL(MAKE_ROLE, reverse_sql=migrations.RunSQL.noop)]

"""The record can only grow: rights, row-level security and a trigger, in the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import REGION, append_only

BOUND = f"""
ALTER TABLE audit_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY region_reads ON audit_act FOR SELECT TO warmwelkom_web
  USING (region_id = {REGION});
CREATE POLICY anyone_adds ON audit_act FOR INSERT TO warmwelkom_web
  WITH CHECK (region_id IS NULL OR region_id = {REGION});
"""
UNBOUND = f"""
DROP POLICY region_reads ON audit_act; DROP POLICY anyone_adds ON audit_act;
ALTER TABLE audit_act DISABLE ROW LEVEL SECURITY;
"""

# Removal is for the retention job alone, and only past the term: five years, or a region that
# has been closed. It calls the function below, which runs with the owner's rights.
TRIGGER = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (OLD.at < now() - interval '5 years' OR EXISTS
      (SELECT 1 FROM people_region r WHERE r.id = OLD.region_id AND r.closed_at IS NOT NULL)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the record of acts can not be changed';
END $$;
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit_act
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
CREATE FUNCTION audit_forget(which uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE gone bigint;
BEGIN
  DELETE FROM audit_act WHERE at < now() - interval '5 years'
    OR (region_id = which AND EXISTS (SELECT 1 FROM people_region r WHERE r.id = which AND r.closed_at IS NOT NULL));
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION audit_forget(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_forget(uuid) TO warmwelkom_web;
"""
NO_TRIGGER = """
DROP FUNCTION audit_forget(uuid);
DROP TRIGGER audit_only_grows ON audit_act;
DROP FUNCTION audit_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("people", "0001_initial")]
    operations = [
        append_only("audit_act"),
        migrations.RunSQL(BOUND, UNBOUND),
        migrations.RunSQL(TRIGGER, NO_TRIGGER),
    ]

"""Each act gets a link: what it was when it was written, and later a place in a chain per region.

The link is made by the database itself with the act. The chain is sealed a little later, by one at a time
(base/audit/chain.py), so that no two people wait for each other's act. A link says nothing of a person.
"""

from django.db import migrations

from warmwelkom.base.access.rls import REGION

NOBODYS = "'00000000-0000-0000-0000-000000000000'::uuid"
DIGEST = """sha256(convert_to(jsonb_build_array({a}.id::text, {a}.region_id::text, extract(epoch from {a}.at)::text,
  {a}.action, {a}.actor_kind, {a}.actor_id::text, {a}.actor_name, {a}.actor_role, {a}.subject_kind, {a}.subject_id,
  {a}.about::text, {a}.detail)::text, 'UTF8'))"""

TABLE = f"""
CREATE TABLE audit_link (
  act_id uuid PRIMARY KEY,
  chain uuid NOT NULL,
  at timestamptz NOT NULL,
  digest bytea NOT NULL,
  number bigint,
  hash bytea,
  CONSTRAINT audit_link_whole CHECK ((number IS NULL) = (hash IS NULL)),
  CONSTRAINT audit_link_place UNIQUE (chain, number)
);
CREATE INDEX audit_link_waits ON audit_link (chain) WHERE number IS NULL;
REVOKE ALL ON audit_link FROM warmwelkom_web;
GRANT SELECT, UPDATE (number, hash) ON audit_link TO warmwelkom_web;
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY region_reads ON audit_link FOR SELECT TO warmwelkom_web
  USING (chain = {REGION} OR chain = {NOBODYS});
CREATE POLICY region_seals ON audit_link FOR UPDATE TO warmwelkom_web
  USING (chain = {REGION} OR chain = {NOBODYS}) WITH CHECK (chain = {REGION} OR chain = {NOBODYS});
"""
FUNCTIONS = f"""
CREATE FUNCTION audit_digest(a audit_act) RETURNS bytea LANGUAGE sql STABLE AS $$ SELECT {DIGEST.format(a="a")} $$;
CREATE FUNCTION audit_link_new() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO audit_link (act_id, chain, at, digest)
    SELECT n.id, coalesce(n.region_id, {NOBODYS}), n.at, {DIGEST.format(a="n")} FROM added n;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION audit_link_new() FROM PUBLIC;
CREATE TRIGGER audit_gets_link AFTER INSERT ON audit_act REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION audit_link_new();
CREATE FUNCTION audit_refuse_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.number IS NULL
      AND (NEW.act_id, NEW.chain, NEW.at, NEW.digest) = (OLD.act_id, OLD.chain, OLD.at, OLD.digest) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND EXISTS
      (SELECT 1 FROM people_region r WHERE r.id = OLD.chain AND r.closed_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the record of acts can not be changed';
END $$;
CREATE TRIGGER audit_link_stays BEFORE UPDATE OR DELETE ON audit_link
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_link();
"""
FORGET = """
CREATE OR REPLACE FUNCTION audit_forget(which uuid) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public AS $$
DECLARE gone bigint;
BEGIN
  DELETE FROM audit_act WHERE at < now() - interval '5 years'
    OR (region_id = which AND EXISTS (SELECT 1 FROM people_region r WHERE r.id = which AND r.closed_at IS NOT NULL));
  GET DIAGNOSTICS gone = ROW_COUNT;
{links}
  RETURN gone;
END $$;
"""
LINKS = """
  DELETE FROM audit_link WHERE chain = which
    AND EXISTS (SELECT 1 FROM people_region r WHERE r.id = which AND r.closed_at IS NOT NULL);
"""
WHAT_IS_THERE = f"""
INSERT INTO audit_link (act_id, chain, at, digest)
  SELECT a.id, coalesce(a.region_id, {NOBODYS}), a.at, audit_digest(a) FROM audit_act a;
"""
UNDO = """
DROP TRIGGER audit_gets_link ON audit_act;
DROP TABLE audit_link;
DROP FUNCTION audit_link_new();
DROP FUNCTION audit_refuse_link();
DROP FUNCTION audit_digest(audit_act);
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        migrations.RunSQL(TABLE + FUNCTIONS + WHAT_IS_THERE, UNDO),
        migrations.RunSQL(FORGET.format(links=LINKS), FORGET.format(links="")),
    ]

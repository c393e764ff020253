"""The rules of tables that stand already compare the region as an id, so that they can use an index."""

from django.db import migrations

from warmwelkom.base.access.rls import REGION

AS_TEXT = r"\((\w+)\)::text = current_setting\('warmwelkom.region'::text, true\)"
AS_ID = rf"\1 = {REGION}"
MEND = f"""
DO $mend$
DECLARE rule record;
BEGIN
  FOR rule IN SELECT tablename, policyname, qual, with_check FROM pg_policies
    WHERE schemaname = current_schema() AND concat(qual, with_check) ~ $re${AS_TEXT}$re$
  LOOP
    EXECUTE format('ALTER POLICY %I ON %I', rule.policyname, rule.tablename)
      || coalesce(' USING (' || regexp_replace(rule.qual, $re${AS_TEXT}$re$, $id${AS_ID}$id$, 'g') || ')', '')
      || coalesce(' WITH CHECK (' || regexp_replace(rule.with_check, $re${AS_TEXT}$re$, $id${AS_ID}$id$, 'g') || ')', '');
  END LOOP;
END $mend$;
"""  # noqa: S608  our own words, nobody's input


class Migration(migrations.Migration):
    dependencies = [("access", "0002_cache")]
    operations = [migrations.RunSQL(MEND, reverse_sql=migrations.RunSQL.noop)]

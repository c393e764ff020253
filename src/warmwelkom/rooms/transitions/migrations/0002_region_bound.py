"""Every table with a pupil's data is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "pupil",
    "transition",
    "listupload",
    "columnmemory",
    "application",
    "enrolment",
    "statusmessage",
    "statechange",
    "link",
    "signal",
    "assignment",
    "contactnote",
    "accesscode",
]

BETWEEN_TWO = """
ALTER TABLE transitions_move ENABLE ROW LEVEL SECURITY;
CREATE POLICY between_two ON transitions_move TO warmwelkom_web
  USING (current_setting('warmwelkom.region', true) IN (from_region_id::text, to_region_id::text))
  WITH CHECK (current_setting('warmwelkom.region', true) IN (from_region_id::text, to_region_id::text));
"""
NOT_BETWEEN = "DROP POLICY between_two ON transitions_move; ALTER TABLE transitions_move DISABLE ROW LEVEL SECURITY;"

# Whoever comes in with a code has no region yet; this tells the region of a code and nothing more.
REGION_OF_CODE = """
CREATE FUNCTION transitions_region_of_code(hash text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public AS $$ SELECT region_id FROM transitions_accesscode WHERE code_hash = hash $$;
REVOKE ALL ON FUNCTION transitions_region_of_code(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION transitions_region_of_code(text) TO warmwelkom_web;
"""


class Migration(migrations.Migration):
    dependencies = [("transitions", "0001_initial")]
    operations = [
        *[region_bound(f"transitions_{table}") for table in TABLES],
        migrations.RunSQL(BETWEEN_TWO, NOT_BETWEEN),
        migrations.RunSQL(REGION_OF_CODE, "DROP FUNCTION transitions_region_of_code(text);"),
    ]

"""Messages of a region are bound to it; login codes belong to no region."""

from django.db import migrations

from warmwelkom.base.access.rls import REGION

BOUND = f"""
ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY region_bound ON outbox_message TO warmwelkom_web
  USING (region_id IS NULL OR region_id = {REGION})
  WITH CHECK (region_id IS NULL OR region_id = {REGION});
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]
    operations = [
        migrations.RunSQL(
            BOUND,
            "DROP POLICY region_bound ON outbox_message; ALTER TABLE outbox_message DISABLE ROW LEVEL SECURITY;",
        ),
    ]

"""Every table of the meetings is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ["meeting", "meetingseries"]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial")]
    operations = [region_bound(f"meetings_{table}") for table in TABLES]

"""The thread's own tables are bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ["merge", "earliertext", "withdrawal", "remark"]


class Migration(migrations.Migration):
    dependencies = [("thinktank", "0003_thread")]
    operations = [region_bound(f"thinktank_{table}") for table in TABLES]

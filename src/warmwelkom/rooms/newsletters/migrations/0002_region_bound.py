"""Every table of calls and newsletters is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ["call", "callanswer", "subscriber", "goodbye", "issue", "issueblock"]


class Migration(migrations.Migration):
    dependencies = [("newsletters", "0001_calls_and_letters")]
    operations = [region_bound(f"newsletters_{table}") for table in TABLES]

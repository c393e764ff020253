"""Every table of plans and pilots is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "plan",
    "planstep",
    "costline",
    "planpartner",
    "planversion",
    "planneed",
    "pledge",
    "planattachment",
    "pilot",
    "measurement",
    "effectelsewhere",
]


class Migration(migrations.Migration):
    dependencies = [("thinktank", "0006_plan")]
    operations = [region_bound(f"thinktank_{table}") for table in TABLES]

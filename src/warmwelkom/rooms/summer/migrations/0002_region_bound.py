"""Every table of the summer bridge is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "tasktemplate",
    "pupiltask",
    "taskstep",
    "contactpoint",
    "bridge",
    "bridgestep",
    "dutyday",
    "summermessage",
]


class Migration(migrations.Migration):
    dependencies = [("summer", "0001_initial")]
    operations = [region_bound(f"summer_{table}") for table in TABLES]

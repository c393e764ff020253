"""Every table of the handover is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ["dossier", "statement", "ownview", "delivery"]


class Migration(migrations.Migration):
    dependencies = [("handover", "0001_initial")]
    operations = [region_bound(f"handover_{table}") for table in TABLES]

from __future__ import annotations

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ("keptcount", "shownfigures", "yearreport")


class Migration(migrations.Migration):
    dependencies = [("insights", "0001_initial")]

    operations = [region_bound(f"insights_{table}") for table in TABLES]

"""Every table of the welcome page is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = ["welcomelink", "welcomeword", "question"]


class Migration(migrations.Migration):
    dependencies = [("welcome", "0001_initial")]
    operations = [region_bound(f"welcome_{table}") for table in TABLES]

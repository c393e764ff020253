"""Every table of the progression programme is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "progressionoffer",
    "offersession",
    "offeraim",
    "offerseat",
    "sessiontick",
    "certificate",
    "learningroute",
    "routeduty",
]


class Migration(migrations.Migration):
    dependencies = [("progression", "0001_initial")]
    operations = [region_bound(f"progression_{table}") for table in TABLES]

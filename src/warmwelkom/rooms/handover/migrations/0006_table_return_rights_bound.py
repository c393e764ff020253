"""What the round table, the words back and the rights keep is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "roundtable",
    "tableschool",
    "tableseat",
    "tablecase",
    "tableaction",
    "feedback",
    "ground",
    "rightsrequest",
    "rightsstep",
]


class Migration(migrations.Migration):
    dependencies = [("handover", "0005_table_return_rights")]
    operations = [region_bound(f"handover_{table}") for table in TABLES]

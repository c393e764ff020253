"""Every table of the introduction week is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "introweek",
    "weekslot",
    "weekpart",
    "weekbuilding",
    "weekroom",
    "weekmentor",
    "weekstudent",
    "weekinvitation",
    "teacheroffer",
    "weekplan",
    "planrun",
    "weekpublication",
    "weekattendance",
    "weekanswer",
]


class Migration(migrations.Migration):
    dependencies = [("introweek", "0001_initial")]
    operations = [region_bound(f"introweek_{table}") for table in TABLES]

"""Every table of the talk is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "freehours", "freeday", "handoverday", "handoverrow", "introduction", "supportagreement",
    "talk", "talkagreement", "talkchoice", "talkmove", "talknote", "talkwish",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("handover", "0003_talk")]
    operations = [region_bound(f"handover_{table}") for table in TABLES]

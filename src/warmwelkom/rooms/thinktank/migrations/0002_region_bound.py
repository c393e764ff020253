"""Every table of the think tank is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "apitoken",
    "choiceballot",
    "choiceoption",
    "choiceround",
    "classcode",
    "contribution",
    "contributionstate",
    "costline",
    "earliertext",
    "effectelsewhere",
    "label",
    "measurement",
    "merge",
    "moderationcase",
    "origin",
    "pilot",
    "plan",
    "planattachment",
    "planneed",
    "planpartner",
    "planstep",
    "planversion",
    "pledge",
    "remark",
    "thinktank",
    "threadlink",
    "voice",
    "withdrawal",
]
LABELS = "thinktank_contribution_labels"
OF_CONTRIBUTION = "contribution_id IN (SELECT id FROM thinktank_contribution)"


class Migration(migrations.Migration):
    dependencies = [("thinktank", "0001_initial")]
    operations = [
        *[region_bound(f"thinktank_{table}") for table in TABLES],
        migrations.RunSQL(
            f"ALTER TABLE {LABELS} ENABLE ROW LEVEL SECURITY; "
            f"CREATE POLICY region_bound ON {LABELS} TO warmwelkom_web "
            f"USING ({OF_CONTRIBUTION}) WITH CHECK ({OF_CONTRIBUTION});",
            f"DROP POLICY region_bound ON {LABELS}; ALTER TABLE {LABELS} DISABLE ROW LEVEL SECURITY;",
        ),
    ]

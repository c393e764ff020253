"""The notes of backups: the operator's commands write them, the site only reads."""

from django.db import migrations, models

import warmwelkom.base.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_roles")]

    operations = [
        migrations.CreateModel(
            name="BackupNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=warmwelkom.base.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("made", "Made"), ("tried", "Tried"), ("restored", "Restored")],
                        max_length=8,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("size", models.BigIntegerField()),
                ("tables", models.IntegerField()),
                ("rows", models.BigIntegerField()),
                ("files", models.IntegerField()),
            ],
        ),
        migrations.RunSQL(
            "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON house_backupnote FROM warmwelkom_web",
            "GRANT INSERT, UPDATE, DELETE ON house_backupnote TO warmwelkom_web",
        ),
    ]

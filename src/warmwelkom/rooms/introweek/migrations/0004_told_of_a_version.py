"""What a list of versions tells of each, kept with it: the plans themselves are large."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("introweek", "0003_days")]

    operations = [
        migrations.AddField(
            model_name="weekplan",
            name="told",
            field=models.JSONField(
                default=dict,
                help_text="counts: familiar, and how many differ from the version before",
            ),
        ),
    ]

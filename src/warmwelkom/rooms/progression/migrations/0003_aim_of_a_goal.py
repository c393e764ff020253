"""What an offer is for may be a goal of the curriculum: its id, without a key between the rooms."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("progression", "0002_region_bound")]
    operations = [
        migrations.AddField(
            model_name="offeraim",
            name="goal_id",
            field=models.UUIDField(help_text="of a goal of the curriculum", null=True),
        )
    ]

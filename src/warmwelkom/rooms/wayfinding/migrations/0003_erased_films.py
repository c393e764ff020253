from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("wayfinding", "0002_normal_day")]

    operations = [
        migrations.AddField(
            model_name="film",
            name="replaces",
            field=models.ForeignKey(
                help_text="the erased film whose place this one takes",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wayfinding.film",
            ),
        ),
        migrations.AddField(
            model_name="film",
            name="scene_number",
            field=models.PositiveSmallIntegerField(help_text="where it failed", null=True),
        ),
        migrations.AddField(
            model_name="film",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0, help_text="how often a worker began"),
        ),
        migrations.AlterField(
            model_name="film",
            name="sentence",
            field=models.CharField(blank=True, help_text="why it failed, in Dutch", max_length=300),
        ),
        migrations.AlterField(
            model_name="film",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "wacht"),
                    ("running", "wordt gemaakt"),
                    ("ready", "klaar"),
                    ("stopped", "gestopt"),
                    ("failed", "mislukt"),
                    ("erased", "gewist"),
                ],
                default="waiting",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="material",
            name="credit",
            field=models.CharField(blank=True, help_text="who made it", max_length=200),
        ),
        migrations.AddField(
            model_name="material",
            name="source",
            field=models.CharField(
                blank=True, help_text="of music: where it came from", max_length=200
            ),
        ),
    ]

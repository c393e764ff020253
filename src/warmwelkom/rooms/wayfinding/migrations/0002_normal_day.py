import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import warmwelkom.base.ids
from warmwelkom.base.access.rls import region_bound


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_moderator"),
        ("wayfinding", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NormalDay",
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
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("text", models.CharField(blank=True, max_length=400)),
                ("moments", models.JSONField(default=list)),
                ("asks_name", models.CharField(max_length=120)),
                ("asks_mail", models.CharField(blank=True, max_length=254)),
                ("published_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "premises",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="wayfinding.premises",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.programme",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
            ],
            options={"ordering": ["programme__name", "programme__level"]},
        ),
        migrations.AddConstraint(
            model_name="normalday",
            constraint=models.UniqueConstraint(
                fields=("premises", "programme"), name="one_normal_day_a_programme"
            ),
        ),
        region_bound("wayfinding_normalday"),
    ]

"""Older students of the same old school, and the last list of each kind, to be taken back."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import warmwelkom.base.ids
from warmwelkom.base.access.rls import region_bound

CASCADE = django.db.models.deletion.CASCADE


def _of_week():
    """The first fields of each table of a week."""
    return [
        (
            "id",
            models.UUIDField(
                default=warmwelkom.base.ids.new_id,
                editable=False,
                primary_key=True,
                serialize=False,
            ),
        ),
        ("region", models.ForeignKey(on_delete=CASCADE, related_name="+", to="people.region")),
        (
            "week",
            models.ForeignKey(
                on_delete=CASCADE, related_name="%(class)ss", to="introweek.introweek"
            ),
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("introweek", "0006_calendar_of_a_mentor"),
        ("people", "0002_moderator"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WeekBuddy",
            fields=[
                *_of_week(),
                ("name", models.CharField(max_length=80)),
                ("half_days", models.JSONField(default=list)),
                (
                    "where",
                    models.CharField(
                        blank=True, help_text="where to find them, in words", max_length=120
                    ),
                ),
                ("agreed_on", models.DateField(null=True)),
                (
                    "programme",
                    models.ForeignKey(on_delete=CASCADE, related_name="+", to="people.programme"),
                ),
                (
                    "school",
                    models.ForeignKey(on_delete=CASCADE, related_name="+", to="people.school"),
                ),
            ],
            options={"ordering": ["school__name", "name", "pk"]},
        ),
        migrations.CreateModel(
            name="WeekListRead",
            fields=[
                *_of_week(),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(blank=True, max_length=200)),
                ("what", models.SlugField(max_length=20)),
                ("changes", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("week", "what"), name="one_week_list_a_kind")
                ],
            },
        ),
        region_bound("introweek_weekbuddy"),
        region_bound("introweek_weeklistread"),
    ]

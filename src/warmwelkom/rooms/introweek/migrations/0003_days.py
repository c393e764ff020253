"""The days themselves: what a school may still offer, what a student saw, calendars, attendance with undo."""

import django.db.models.deletion
from django.db import migrations, models

import warmwelkom.base.ids
from warmwelkom.base.access.rls import region_bound

TABLES = ["weeklook", "schooloutlook", "weekcalendar"]


class Migration(migrations.Migration):
    dependencies = [
        ("introweek", "0002_region_bound"),
        ("people", "0002_moderator"),
    ]

    operations = [
        migrations.AddField(
            model_name="introweek",
            name="offers_until",
            field=models.DateField(
                help_text="the last day on which an old school changes its offer", null=True
            ),
        ),
        migrations.AddField(
            model_name="weekattendance",
            name="before",
            field=models.JSONField(default=dict, help_text="what undo puts back on the lists"),
        ),
        migrations.AddField(
            model_name="weekinvitation",
            name="reminders",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="weekattendance",
            name="how",
            field=models.CharField(
                choices=[
                    ("tick", "getikt"),
                    ("code", "code van de groep"),
                    ("late", "niet getikt om tien uur"),
                ],
                default="tick",
                max_length=4,
            ),
        ),
        migrations.CreateModel(
            name="WeekLook",
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
                    "kept",
                    models.JSONField(
                        default=list, help_text="rows of part, moment, place, who joins"
                    ),
                ),
                ("before", models.JSONField(default=list)),
                ("looked_at", models.DateTimeField()),
                (
                    "changed_at",
                    models.DateTimeField(help_text="first look at what is different", null=True),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
                (
                    "student",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="introweek.weekstudent",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="introweek.introweek",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SchoolOutlook",
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
                ("students", models.PositiveIntegerField()),
                (
                    "known",
                    models.PositiveIntegerField(
                        help_text="with an own teacher among those who were asked"
                    ),
                ),
                ("now", models.PositiveIntegerField(help_text="can meet one with what is offered")),
                ("more", models.JSONField(default=list, help_text="rows of half_days and reached")),
                ("counted_at", models.DateTimeField()),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.region",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.school",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="introweek.introweek",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("week", "school"), name="one_outlook_a_school")
                ],
            },
        ),
        migrations.CreateModel(
            name="WeekCalendar",
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
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "mentor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="introweek.weekmentor",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="introweek.teacheroffer",
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
                (
                    "student",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="introweek.weekstudent",
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="introweek.introweek",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mentor", None), ("offer", None), ("student__isnull", False)),
                            models.Q(("mentor", None), ("offer__isnull", False), ("student", None)),
                            models.Q(("mentor__isnull", False), ("offer", None), ("student", None)),
                            _connector="OR",
                        ),
                        name="week_calendar_of_one",
                    )
                ],
            },
        ),
        *(region_bound(f"introweek_{table}") for table in TABLES),
    ]

"""A mentor has an own address for a calendar too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("introweek", "0005_what_nobody_wrote")]

    operations = [
        migrations.RemoveConstraint(model_name="weekcalendar", name="week_calendar_of_one"),
        migrations.AddField(
            model_name="weekcalendar",
            name="mentor",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="introweek.weekmentor",
            ),
        ),
        migrations.AddConstraint(
            model_name="weekcalendar",
            constraint=models.CheckConstraint(
                condition=models.Q(student__isnull=False, offer=None, mentor=None)
                | models.Q(student=None, offer__isnull=False, mentor=None)
                | models.Q(student=None, offer=None, mentor__isnull=False),
                name="week_calendar_of_one",
            ),
        ),
    ]

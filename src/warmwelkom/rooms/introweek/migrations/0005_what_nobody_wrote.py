"""The account of a mentor of a week, who is known by the mail address of the lists, and a mentor's calendar."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("introweek", "0004_told_of_a_version")]

    operations = [
        migrations.RemoveField(model_name="weekmentor", name="person"),
        migrations.RemoveConstraint(model_name="weekcalendar", name="week_calendar_of_one"),
        migrations.RemoveField(model_name="weekcalendar", name="mentor"),
        migrations.AddConstraint(
            model_name="weekcalendar",
            constraint=models.CheckConstraint(
                condition=models.Q(student__isnull=False, offer=None)
                | models.Q(student=None, offer__isnull=False),
                name="week_calendar_of_one",
            ),
        ),
    ]

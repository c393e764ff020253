"""Polls, registrations, documents and calendars are bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "datepoll",
    "pollmoment",
    "pollanswer",
    "registration",
    "meetingdocument",
    "calendarfeed",
    "meetingsettings",
]


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_meet")]
    operations = [region_bound(f"meetings_{table}") for table in TABLES]

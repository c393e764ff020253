"""The table for Django's database cache (limits on codes and logins, shared by all processes)."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_roles")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]

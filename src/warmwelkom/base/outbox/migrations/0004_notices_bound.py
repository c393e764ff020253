"""What people are told is bound to its region; addresses that stopped and choices are of no region."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_states")]
    operations = [region_bound("outbox_notice")]

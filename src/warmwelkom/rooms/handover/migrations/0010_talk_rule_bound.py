"""What a region says about a criterion is bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound


class Migration(migrations.Migration):
    dependencies = [("handover", "0009_talk_rule")]
    operations = [region_bound("handover_talkrule")]

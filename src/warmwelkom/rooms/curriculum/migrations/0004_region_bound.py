"""Goals, words and what came of them are bound to the region by the database itself."""

from django.db import migrations

from warmwelkom.base.access.rls import region_bound

TABLES = [
    "adaptation",
    "goal",
    "goalreading",
    "judgement",
    "missedanswer",
    "nottaught",
    "settlement",
    "unit",
]


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0003_goals_and_words")]
    operations = [region_bound(f"curriculum_{table}") for table in TABLES]

"""Law: a migration that a house has yet to apply needs no stop: the release before it goes on working beside it.

django-migration-linter judges the statements: nothing is renamed or dropped, no column comes that the older code does
not fill (`db_default` helps), nothing changes its type. In two releases everything can be done: first add, later take away.
What stands in `migrations_kept.txt` was applied before the law.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
import sqlparse
from django.core.management import call_command
from django_migration_linter.sql_analyser.postgresql import PostgresqlAnalyser

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("migrations_kept.txt")
BEFORE_THE_FIRST = "no house runs the code before it: it comes with the first release"
EXPLAINED: dict[str, dict[str, str]] = {
    "curriculum.0003_goals_and_words": {"NOT_NULL": "its table comes in the same migration"},
    "handover.0013_sealed_columns": {"ALTER_COLUMN": BEFORE_THE_FIRST},
    "transitions.0005_first_room": {"NOT_NULL": BEFORE_THE_FIRST},
    "wayfinding.0003_erased_films": {"NOT_NULL": BEFORE_THE_FIRST},
}
"""Migration -> code of the linter -> why no house notices."""


def new_migrations() -> list[tuple[str, str]]:
    """App and name of each that no house has yet."""
    kept = {line.split(" ", 1)[1] for line in KEPT.read_text().splitlines()}
    found = sorted((ROOT / "src").rglob("migrations/0*.py"))
    return [
        (path.parts[-3], path.stem) for path in found if str(path.relative_to(ROOT)) not in kept
    ]


def faults_of(statements: list[str]) -> list[str]:
    judge = PostgresqlAnalyser(exclude_migration_tests=[])
    judge.analyse(statements)
    return sorted({issue.code for issue in judge.errors})


def statements_of(text: str) -> list[str]:
    plain = re.sub(r"^--.*$", "", text, flags=re.MULTILINE)
    return [one.strip() for one in sqlparse.split(plain) if one.strip()]


@pytest.mark.django_db
def test_no_new_migration_needs_a_stop() -> None:
    told = {}
    for app, name in new_migrations():
        out = io.StringIO()
        call_command("sqlmigrate", app, name, stdout=out, no_color=True)
        faults = set(faults_of(statements_of(out.getvalue()))) - set(
            EXPLAINED.get(f"{app}.{name}", {})
        )
        if faults:
            told[f"{app}.{name}"] = sorted(faults)
    assert told == {}


@pytest.mark.parametrize(
    ("sql", "faults"),
    [
        ('CREATE TABLE "a" ("id" uuid NOT NULL PRIMARY KEY);', []),
        ('ALTER TABLE "a" ADD COLUMN "b" integer NULL;', []),
        ('ALTER TABLE "a" ADD COLUMN "b" integer DEFAULT 0 NOT NULL;', []),
        ('ALTER TABLE "a" ADD COLUMN "b" integer DEFAULT 0 NOT NULL; ALTER TABLE "a" ALTER COLUMN "b" DROP DEFAULT;', ["NOT_NULL"]),
        ('ALTER TABLE "a" DROP COLUMN "b" CASCADE;', ["DROP_COLUMN"]),
        ('ALTER TABLE "a" RENAME COLUMN "b" TO "c";', ["RENAME_COLUMN"]),
        ('ALTER TABLE "a" RENAME TO "b";', ["RENAME_TABLE"]),
        ('DROP TABLE "a" CASCADE;', ["DROP_TABLE"]),
        ('ALTER TABLE "a" ALTER COLUMN "b" TYPE text USING "b"::text;', ["ALTER_COLUMN"]),
    ],
)  # fmt: skip
def test_the_law_sees_what_it_forbids(sql: str, faults: list[str]) -> None:
    assert faults_of(statements_of(sql)) == faults

"""The suite's tables, made once and kept: each worker's database is a copy, and so is that of the next run.

`python -m tests.template_database` makes it where it is not there yet and prints its name.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
BEGIN = "template_of_tests_"


def name() -> str:
    """Another one as soon as anything that makes tables is another."""
    ours = [
        *(ROOT / "src").rglob("migrations/*.py"),
        *(ROOT / "src/warmwelkom/base/access").glob("*.py"),
    ]
    files = [*sorted(ours), ROOT / "requirements" / "base.txt"]
    facts = b"".join(str(path.relative_to(ROOT)).encode() + path.read_bytes() for path in files)
    return BEGIN + hashlib.sha256(facts).hexdigest()[:16]


def make() -> str:
    """A half-made one bears another name, so that it is never taken for whole."""
    from django.core.management import call_command
    from django.db import connection

    whole, half = name(), f"half_{name()}"
    if whole in _databases():
        return whole
    for old in [one for one in _databases() if one.startswith((BEGIN, f"half_{BEGIN}"))]:
        _do(f'DROP DATABASE "{old}"')
    _do(f'CREATE DATABASE "{half}"')
    connection.close()
    connection.settings_dict["NAME"] = half
    call_command("migrate", verbosity=0)
    connection.close()
    _do(f'ALTER DATABASE "{half}" RENAME TO "{whole}"')
    return whole


def _databases() -> list[str]:
    return [row[0] for row in _do("SELECT datname FROM pg_database")]


def _do(sql: str) -> list[Any]:
    from django.db import connection

    with connection._nodb_cursor() as cursor:  # the way Django itself makes the suite's databases
        cursor.execute(sql)
        return list(cursor.fetchall()) if cursor.description else []


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    print(make())  # noqa: T201  for who started it

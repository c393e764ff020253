"""The least that can be done: the same rows, already right and in the form of COPY, into the same two tables.

python table_copy.py out|in|empty FOLDER: `out` keeps what stands there, `in` copies it back and tells what that
costs, `empty` takes all away. As the owner: no row-level security, the same indexes and constraints.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent)]

from measuring import peak_mb, step  # noqa: E402  stands beside this file

from warmwelkom.house.postgres.session import database_running  # noqa: E402

TABLES = ("transitions_pupil", "transitions_transition")


def main(words: list[str]) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  the database runs by now

        django.setup()
        from django.db import connection  # noqa: PLC0415

        with connection.cursor() as cursor:
            todo = {"out": out, "in": copied, "empty": empty}[words[0]]
            print(json.dumps(todo(cursor, Path(words[1]))))
    return 0


def out(cursor: Any, folder: Path) -> dict[str, Any]:
    for table in TABLES:
        with (folder / table).open("wb") as file, cursor.copy(f"COPY {table} TO STDOUT") as copy:
            for piece in copy:
                file.write(piece)
    return {}


def copied(cursor: Any, folder: Path) -> dict[str, Any]:
    from django.db import transaction  # noqa: PLC0415

    figures: dict[str, Any] = {}
    with step("copy", figures), transaction.atomic():
        for table in TABLES:
            with (
                (folder / table).open("rb") as file,
                cursor.copy(f"COPY {table} FROM STDIN") as copy,
            ):
                while piece := file.read(1 << 18):
                    copy.write(piece)
    return figures | {"peak_mb": peak_mb()}


def empty(cursor: Any, _folder: Path) -> dict[str, Any]:
    """As a house in which nobody gave a list yet; written out, so that no tool pays for another."""
    cursor.execute("TRUNCATE transitions_pupil, transitions_listupload CASCADE")
    cursor.execute("VACUUM ANALYZE transitions_pupil")
    cursor.execute("VACUUM ANALYZE transitions_transition")
    return {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How many pupils there are, are in a known state, and have a person on it; in one line of JSON."""

from __future__ import annotations

import json
import os

from warmwelkom.house.postgres.session import database_running

ASK = """
SELECT count(*), count(*) FILTER (WHERE state <> ''), count(*) FILTER (WHERE on_it_id IS NOT NULL)
FROM transitions_transition
"""


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "warmwelkom.house.settings"
    os.environ["WARMWELKOM_AS"] = "owner"
    with database_running():
        import django  # noqa: PLC0415  reads the address of the database that now runs

        django.setup()
        from django.db import connection  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute(ASK)
            names = ("pupils", "in_a_known_state", "with_a_person")
            print(json.dumps(dict(zip(names, cursor.fetchone() or (), strict=True))))


if __name__ == "__main__":
    main()

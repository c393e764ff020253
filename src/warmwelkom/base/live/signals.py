"""Say that something changed: PostgreSQL carries it to every web process when the transaction ends well."""

from __future__ import annotations

from django.db import connection

CHANNEL = "warmwelkom_live"


def look_again(topic: str) -> None:
    """Tell every open page about `topic` to look again, at commit; after a rollback nobody hears it.

    `topic` names a thing by its number, such as `board:<uuid>`; never words that people wrote. Said
    twice in one transaction it is heard once.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])

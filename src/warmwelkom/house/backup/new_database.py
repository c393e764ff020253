"""A database beside the house's own, that goes away again unless it takes its place."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self

import psycopg
from django.db import connection, connections
from django.utils import timezone
from psycopg import sql

from warmwelkom.house.backup.facts import Connection
from warmwelkom.house.backup.faults import BackupError
from warmwelkom.house.backup.programs import NAMES

MAKE = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"
CLOSE = "REVOKE CONNECT, TEMPORARY ON DATABASE {} FROM PUBLIC"
OPEN = "GRANT CONNECT ON DATABASE {} TO warmwelkom_web"
LATER = """
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO warmwelkom_web;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO warmwelkom_web;
"""
UNDER_WAY = """
UPDATE outbox_message SET state = 'unknown', claim = NULL, done_at = now(), decided_at = NULL, decided_by = '', fault = %s
WHERE state IN ('claimed', 'begun') OR (state = 'planned' AND (not_before IS NULL OR not_before <= now()))
"""
PERHAPS = "Teruggezet uit een reservekopie. Misschien is dit bericht daarna al verstuurd."
OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'"
)
BEFORE = "_before_"
PATIENCE = 3.0  # seconds; a connection that was closed just now is still there for a moment
LONGEST = 35  # of the database's name, so that what is put behind it fits in PostgreSQL's 63


def params_of_owner() -> dict[str, Any]:
    """How the owner of the tables comes in; never stepped down to the bound role."""
    params = dict(connection.get_connection_params())
    return {name: params[name] for name in (*NAMES, "password") if params.get(name)}


@contextmanager
def beside(dbname: str = "postgres") -> Iterator[Connection]:
    """A connection of the owner to another database, each statement on its own."""
    owner = psycopg.connect(**{**params_of_owner(), "dbname": dbname}, autocommit=True)
    with owner:
        yield owner


class NewDatabase:
    """Made on entering; dropped on leaving, unless it took the place of the old one."""

    def __init__(self, *, mark: str) -> None:
        self.stamp = f"{timezone.now():%Y%m%d%H%M%S}"
        self.place = str(connection.settings_dict["NAME"])
        self.name = f"{self.place[:LONGEST]}_{self.stamp}_{mark}"[:63]
        self.old = ""
        self.major = 0

    def __enter__(self) -> Self:
        with beside() as owner:
            self.major = owner.info.server_version // 10_000
            try:
                owner.execute(sql.SQL(MAKE).format(sql.Identifier(self.name)))
            except psycopg.errors.InsufficientPrivilege as fault:
                raise BackupError(
                    "The owner of the tables may make no database. Let the administrator of PostgreSQL say "
                    f"ALTER ROLE {owner.info.user} CREATEDB, and run this again. Nothing was changed."
                ) from fault
            for words in (CLOSE, OPEN):
                owner.execute(sql.SQL(words).format(sql.Identifier(self.name)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self.old:
            with beside() as owner:
                owner.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(self.name))
                )

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """In one transaction."""
        with psycopg.connect(**{**params_of_owner(), "dbname": self.name}) as owner:
            yield owner

    def give_later_rights(self) -> None:
        """As the first migration does: what is made later the web role may use too."""
        with self.connected() as owner:
            owner.execute(LATER)

    def settle_what_was_under_way(self) -> None:
        """A message that waited then may have left since: it is not certain, and a person decides.

        Who was logged in then comes in anew, for that may have ended since.
        """
        with self.connected() as owner:
            owner.execute(UNDER_WAY, [PERHAPS])
            owner.execute("DELETE FROM django_session")

    def take_place(
        self, *, also: Callable[[], None] | None = None, undo: Callable[[], None] | None = None
    ) -> None:
        """Both names change in one transaction; `also` happens in it, and is undone when it fails."""
        connections.close_all()
        old = f"{self.place[:LONGEST]}{BEFORE}{self.stamp}"
        with beside() as owner:
            self._alone(owner)
            moved = False
            try:
                with owner.transaction():
                    self._rename(owner, self.place, old)
                    self._rename(owner, self.name, self.place)
                    if also:
                        also()
                        moved = True
            except psycopg.errors.ObjectInUse as fault:
                raise BackupError(self._in_use()) from fault
            except Exception:
                if moved and undo:
                    undo()
                raise
        self.old = old

    def _alone(self, owner: Connection) -> None:
        until = time.monotonic() + PATIENCE
        while (row := owner.execute(OTHERS, [self.place]).fetchone()) and row[0]:
            if time.monotonic() > until:
                raise BackupError(self._in_use())
            time.sleep(0.05)

    def _in_use(self) -> str:
        return (
            f"The database {self.place} is in use. Stop every web server and worker, and run this again. "
            "Nothing was changed."
        )

    def _rename(self, owner: Connection, name: str, to: str) -> None:
        words = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        owner.execute(words.format(sql.Identifier(name), sql.Identifier(to)))

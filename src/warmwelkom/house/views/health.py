"""GET /healthz: does the house stand? 200 when it does, 503 when something is wrong; never slow.

It uses a connection of its own: the pool may be full, or wait for a database that is gone.
"""

from __future__ import annotations

from functools import cache

import psycopg
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse

from warmwelkom.base.access.policy import page

WORKER_SILENT_AFTER = 30  # seconds; a worker tells every ten that it lives
PATIENCE = 2  # seconds, for the way to the database and for each question

WORDS = ("host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "options",
         "target_session_attrs")  # fmt: skip

LAST_HEARTBEAT = """
SELECT max(last_heartbeat) > now() - make_interval(secs => %s) FROM procrastinate_workers
"""


@page("house.health")
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  Django calls it so
    parts = parts_of_the_house()
    well = all(value == "ok" for value in parts.values())
    answer = JsonResponse(
        {"status": "ok" if well else "fault", **parts}, status=200 if well else 503
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def parts_of_the_house() -> dict[str, str]:
    """The state of each part, "ok" when it is well."""
    parts = {"database": "unreachable", "worker": "unknown", "migrations": "unknown"}
    try:
        with _connect() as own:
            parts["database"] = "ok"
            parts["migrations"] = "pending" if _known_migrations() - _applied(own) else "ok"
            row = own.execute(LAST_HEARTBEAT, [WORKER_SILENT_AFTER]).fetchone()
            parts["worker"] = "ok" if row and row[0] else "silent"
    except (psycopg.errors.UndefinedTable, psycopg.errors.InsufficientPrivilege):
        parts["migrations"] = "pending"
    except (psycopg.Error, DatabaseError):
        parts["database"] = "unreachable"
    return parts


def _connect() -> psycopg.Connection[tuple[object, ...]]:
    words = connection.get_connection_params()
    own = {name: words[name] for name in WORDS if words.get(name)}
    limit = f"-c statement_timeout={PATIENCE * 1000}"
    own["options"] = f"{own.get('options', '')} {limit}".strip()
    return psycopg.connect(**own, connect_timeout=PATIENCE, autocommit=True)


def _applied(own: psycopg.Connection[tuple[object, ...]]) -> set[tuple[str, str]]:
    rows = own.execute("SELECT app, name FROM django_migrations").fetchall()
    return {(str(app), str(name)) for app, name in rows}


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    """What this process was shipped with; it can't change while it runs."""
    return frozenset(MigrationLoader(None).disk_migrations or {})

"""GET /healthz: does the house stand? 200 when it does, 503 when something is wrong."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from warmwelkom.base.access.policy import page

WORKER_SILENT_AFTER = 60  # seconds


@page("public")
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  Django calls it so
    parts = {"database": _database(), "worker": "unknown", "migrations": "unknown"}
    if parts["database"] == "ok":
        parts["worker"] = _worker()
        parts["migrations"] = _migrations()
    well = all(value == "ok" for value in parts.values())
    return JsonResponse({"status": "ok" if well else "fault", **parts}, status=200 if well else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _worker() -> str:
    """Procrastinate's workers leave a heartbeat; a fresh one means somebody works."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(last_heartbeat) > now() - make_interval(secs => %s) FROM procrastinate_workers",
            [WORKER_SILENT_AFTER],
        )
        row = cursor.fetchone()
    return "ok" if row and row[0] else "silent"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    return "pending" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else "ok"

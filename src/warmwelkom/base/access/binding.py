"""The region as the database knows it: told with the first statement that runs in it, not before.

Row-level security reads a setting of the transaction. Whoever enters and leaves a region without
asking anything costs no round trip, and a statement never runs under another region than Python's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.signals import connection_created
from psycopg.pq import TransactionStatus

SETTING = "warmwelkom.region"

_wanted: ContextVar[str] = ContextVar("wanted_region", default="")


@contextmanager
def bound_to(region: str) -> Iterator[None]:
    """Inside the block every statement runs in this region, after it in the one before."""
    before = _wanted.get()
    _wanted.set(region)
    try:
        yield
    finally:
        _wanted.set(before)


class Binding:
    """Stands before every statement of one connection, and tells the region when it is another."""

    def __init__(self) -> None:
        self.told: str | None = ""

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: Any,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        django = context["connection"]
        status, wanted = django.connection.info.transaction_status, _wanted.get()
        if status == TransactionStatus.IDLE:
            self.told = ""  # the setting ended with its transaction
        if self.told != wanted and status != TransactionStatus.INERROR:
            with django.wrap_database_errors:
                django.connection.execute("SELECT set_config(%s, %s, true)", [SETTING, wanted])
            self.told = wanted
        if str(sql).startswith("ROLLBACK TO"):
            self.told = None  # it is what it was at the savepoint
        return execute(sql, params, many, context)


def bind(connection: Any, **_signal: Any) -> None:
    """First in the row, for whoever adds another takes the last one away."""
    if not any(isinstance(wrapper, Binding) for wrapper in connection.execute_wrappers):
        connection.execute_wrappers.insert(0, Binding())


connection_created.connect(bind, dispatch_uid="warmwelkom.region")

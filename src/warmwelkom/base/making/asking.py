"""Somebody asks for a file: once, however often the button is pressed."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any, TypeVar

from django.db import connection
from django.utils.translation import get_language

from warmwelkom.base.access.actor import Actor
from warmwelkom.base.live import look_again
from warmwelkom.base.making.models import MadeFile

M = TypeVar("M", bound=MadeFile)


def ask_once(model: type[M], *, actor: Actor, now: dt.datetime, **what: Any) -> tuple[M, bool]:
    """The row of `what`, and whether a job must be planned for it; called by commands.

    What is being made is not asked twice, by two at the same moment neither. What failed or fell silent
    begins anew in its own row, so that a page that shows it stays true.
    """
    what["language"] = get_language() or "nl"
    _one_asks(model, what)
    rows: Any = model
    row: M | None = rows.objects.filter(made_at=None, **what).first()
    if row is not None and row.is_under_way(now):
        return row, False
    row = row or model(**what)
    row.asked_at, row.asked_by_id, row.asked_by_name = now, actor.user_id, actor.name[:200]
    row.heard_at, row.tries, row.done, row.total, row.fault = None, 0, 0, 0, ""
    row.save()
    look_again(row.topic)
    return row, True


def _one_asks(model: type[MadeFile], what: dict[str, Any]) -> None:
    """Until this transaction ends nobody else asks for the same."""
    same = repr((model._meta.label, sorted((name, str(getattr(value, "pk", value))) for name, value in what.items())))  # fmt: skip
    number = int.from_bytes(hashlib.sha256(same.encode()).digest()[:7], "big")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])

"""How many messages a minute one provider gets (the domain of the address), over all regions and workers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db import connection

from warmwelkom.base.outbox.models import Message, Pace

ADD = """
INSERT INTO outbox_pace (domain, minute, number)
SELECT name, %s, 0 FROM unnest(%s::text[]) AS name ORDER BY name ON CONFLICT DO NOTHING
"""
LOCK = "SELECT domain, minute, number FROM outbox_pace WHERE domain = ANY(%s) ORDER BY domain FOR UPDATE"
KEEP = """
UPDATE outbox_pace AS pace SET number = new.number, minute = %s
FROM unnest(%s::text[], %s::int[]) AS new(domain, number) WHERE pace.domain = new.domain
"""
"""For a batch of fifty domains this is a tenth of the work that the same is by way of the models."""


def most_a_minute(domain: str) -> int | None:
    """The setting MAIL_PER_MINUTE for this domain, or that for all others (`*`); None is no limit."""
    limits: dict[str, int] = settings.MAIL_PER_MINUTE
    return limits.get(domain, limits.get("*")) if domain else None


def may_go(rows: list[Message], *, now: dt.datetime, full: set[str]) -> list[Message]:
    """The rows that fit in this minute, in their order; adds to `full` the domains that had enough.

    Login codes count, and always go. Three queries, however many domains. Must run inside one transaction:
    the paces are locked to its end, so two workers take in turn.
    """
    by_domain: dict[str, list[Message]] = defaultdict(list)
    for row in rows:
        if most_a_minute(row.domain) is not None:
            by_domain[row.domain].append(row)
    paces = _lock(sorted(by_domain), now=now)
    held: set[object] = set()
    for pace in paces:
        asked = by_domain[pace.domain]
        go = _that_fit(asked, room=(most_a_minute(pace.domain) or 0) - pace.number)
        pace.number += len(go)
        if len(go) < len(asked):
            full.add(pace.domain)
            held |= {row.pk for row in asked} - {row.pk for row in go}
    _keep(paces)
    return [row for row in rows if row.pk not in held]


def _lock(domains: list[str], *, now: dt.datetime) -> list[Pace]:
    if not domains:
        return []
    minute = now.replace(second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(ADD, [minute, domains])
        cursor.execute(LOCK, [domains])
        return [
            Pace(domain=domain, minute=minute, number=number if then == minute else 0)
            for domain, then, number in cursor.fetchall()
        ]


def _keep(paces: list[Pace]) -> None:
    if paces:
        words: list[Any] = [
            paces[0].minute,
            [row.domain for row in paces],
            [row.number for row in paces],
        ]
        with connection.cursor() as cursor:
            cursor.execute(KEEP, words)


def _that_fit(rows: list[Message], *, room: int) -> list[Message]:
    urgent = [row for row in rows if row.at_once]
    others = [row for row in rows if not row.at_once]
    return urgent + others[: max(0, room - len(urgent))]


def forget_paces(*, now: dt.datetime) -> int:
    """Erase the paces of yesterday and before. Returns how many."""
    return int(Pace.objects.filter(minute__lt=now - dt.timedelta(days=1)).delete()[0])

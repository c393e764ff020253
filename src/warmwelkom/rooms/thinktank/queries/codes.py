"""The class codes of a teacher, and the code that somebody types."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import ClassCode, Label, ThinkTank
from warmwelkom.rooms.thinktank.queries.people import safety_people

FEWEST = 5
"""A count under this is shown to nobody."""
SHAPE = re.compile(r"[A-Z0-9]{4,8}")


@dataclass(frozen=True, kw_only=True)
class CodeRow:
    """`posted` is None where it is under five; `above` says that more wrote than there are."""

    code: ClassCode
    group: str
    is_open: bool
    posted: int | None

    @property
    def above(self) -> bool:
        return self.posted is not None and self.posted > self.code.size


def codes_of(*, actor: Actor, now: dt.datetime) -> list[CodeRow]:
    """One's own codes, the newest first; two queries."""
    rows = ClassCode.objects.visible_to(actor, "thinktank.see_code").order_by("-made_at", "-pk")
    names = _names()
    return [_row(code, names, now) for code in rows[:50]]


def own_code(*, actor: Actor, pk: UUID, now: dt.datetime) -> CodeRow:
    """One of one's own codes; raises MayNotKnow. Two queries."""
    code = ClassCode.objects.select_related("region", "school").get_for(
        actor, "thinktank.see_code", pk=pk
    )
    return _row(code, _names(), now)


def is_ready() -> bool:
    """Whether the think tank is open and two people hear of words of distress; two queries."""
    return ThinkTank.objects.exists() and len(safety_people()) > 1


def find_code(*, typed: str) -> ClassCode | None:
    """The code that somebody typed, whatever the capitals, spaces and dashes; at most one query."""
    plain = re.sub(r"[\s.-]+", "", typed).upper()
    if not SHAPE.fullmatch(plain):
        return None
    return ClassCode.objects.filter(code=plain).first()


def _names() -> dict[str, str]:
    kinds = (Label.Kind.GROUP, Label.Kind.SECTOR)
    return {label.slug: str(label) for label in Label.objects.filter(kind__in=kinds)}


def _row(code: ClassCode, names: dict[str, str], now: dt.datetime) -> CodeRow:
    words = [names.get(code.group, ""), names.get(code.sector, "")]
    return CodeRow(
        code=code,
        group=", ".join(word for word in words if word),
        is_open=code.is_open(now),
        posted=code.posted if code.posted >= FEWEST else None,
    )

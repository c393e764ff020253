"""What waits to be read, what was decided, and the numbers of it that everybody may see."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.thinktank.models import Contribution, Label, ModerationCase, ThinkTank

FEWEST = 5
A_PAGE = 30
PUPILS = Q(contribution__author_name="")
WAITS = Q(decision="")


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How many pupils' words wait, since which day the oldest, and how many are held."""

    number: int
    held: int
    oldest: dt.date | None
    partners: int


def waiting_for(*, actor: Actor) -> Waiting:
    """For the top of the queue and the front page; one query."""
    rows = ModerationCase.objects.visible_to(actor, "thinktank.see_case").filter(WAITS)
    found = rows.aggregate(
        number=Count("pk", filter=PUPILS),
        held=Count("pk", filter=PUPILS & Q(is_held=True)),
        oldest=Min("opened_on", filter=PUPILS),
        partners=Count("pk", filter=~PUPILS),
    )
    return Waiting(**found)


def queue_for(*, actor: Actor, kind: str, page: str) -> dict[str, Any]:
    """One page of the queue: `kind` is pupils, partners or decided. Held words come first, then the oldest."""
    rows = ModerationCase.objects.visible_to(actor, "thinktank.see_case").select_related(
        "contribution__school", "decided_by"
    )
    if kind == "decided":
        rows = rows.exclude(WAITS).order_by("-decided_on", "-pk")
    else:
        rows = rows.filter(WAITS, ~PUPILS if kind == "partners" else PUPILS)
        rows = rows.order_by("-is_held", "opened_on", "pk")
    return {
        "rows": Paginator(rows.prefetch_related("contribution__labels"), A_PAGE).get_page(page),
        "waiting": waiting_for(actor=actor),
        "kind": kind,
    }


def case_for(*, actor: Actor, pk: UUID, today: dt.date) -> dict[str, Any]:
    """One case with its text in pieces, the labels to choose from, and which one is next."""
    case = ModerationCase.objects.select_related(
        "contribution__school", "contribution__code__school", "contribution__code__made_by"
    ).get_for(actor, "thinktank.see_case", pk=pk)
    return {
        "case": case,
        "pieces": list(pieces(case.contribution.text, case.marks)),
        "labels": list(Label.objects.all()),
        "chosen": {label.pk for label in case.contribution.labels.all()},
        "may_undo": case.may_undo(today),
    }


def next_case(*, actor: Actor) -> ModerationCase | None:
    """The pupil's text that waits longest, held words first; one query."""
    rows = ModerationCase.objects.visible_to(actor, "thinktank.see_case").filter(WAITS, PUPILS)
    found: ModerationCase | None = rows.order_by("-is_held", "opened_on", "pk").first()
    return found


def pieces(text: str, marks: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The text cut at its marks: (piece, kind of mark or nothing). Marks that overlap count once."""
    at = 0
    for mark in sorted(marks, key=lambda mark: mark["start"]):
        start, end = max(mark["start"], at), min(mark["end"], len(text))
        if start >= end:
            continue
        if text[at:start]:
            yield text[at:start], ""
        yield text[start:end], str(mark["kind"])
        at = end
    if text[at:]:
        yield text[at:], ""


def numbers() -> dict[str, Any]:
    """How many were read, the median wait in days, and how many of each decision; None under five."""
    rows = ModerationCase.objects.exclude(WAITS).filter(PUPILS).values_list("decision")
    decided: dict[str, int] = dict(rows.annotate(n=Count("pk")))
    tally = ThinkTank.objects.values_list("waits", flat=True).first() or {}
    waits = Counter({int(days): number for days, number in tally.items()})
    total = sum(decided.values())
    shown = {name: number if number >= FEWEST else None for name, number in decided.items()}
    if sum(number < FEWEST for number in decided.values()) == 1:
        shown = dict.fromkeys(shown)  # one that is hidden could be worked out from the total
    return {
        "read": total if total >= FEWEST else None,
        "median": _median(waits) if sum(waits.values()) >= FEWEST else None,
        "decided": [(label, shown.get(value)) for value, label in ModerationCase.Decision.choices],
    }


def _median(waits: Counter[int]) -> int:
    days = sorted(waits.elements())
    return days[len(days) // 2]


def log_rows(*, actor: Actor) -> Iterator[list[str]]:
    """The log without any text: week it came in, held, decision, day, reason, who. One query."""
    rows = ModerationCase.objects.visible_to(actor, "thinktank.see_case").exclude(WAITS)
    rows = rows.select_related("decided_by", "contribution").order_by("decided_on", "pk")
    for row in rows.defer("contribution__text", "contribution__search", "original"):
        yield [
            row.contribution.received_on.isoformat(),
            "leerling" if not row.contribution.author_name else "partner",
            "ja" if row.is_held else "nee",
            row.decision,
            row.decided_on.isoformat() if row.decided_on else "",
            row.reason,
            row.decided_by.name if row.decided_by else "",
        ]


def newest_decided() -> dt.date | None:
    """The last day on which somebody read; one query."""
    found: dt.date | None = ModerationCase.objects.aggregate(last=Max("decided_on"))["last"]
    return found


def offline_reason(*, row: Contribution) -> str:
    """Why a partner's text went offline, for its author; empty where it did not. At most one query."""
    if row.published_at is not None:
        return ""
    cases = ModerationCase.objects.filter(
        contribution=row, decision=ModerationCase.Decision.KEPT_BACK
    )
    return cases.values_list("reason", flat=True).first() or ""

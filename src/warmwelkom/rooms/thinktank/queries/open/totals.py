"""Every total of a think tank. The page with figures and the open data show these same numbers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from django.db.models import Count, F, Q, Sum

from warmwelkom.base.access.actor import Actor
from warmwelkom.engines.suppression import Suppressed, suppress
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution, Kind
from warmwelkom.rooms.thinktank.queries.open.rows import published
from warmwelkom.rooms.thinktank.queries.open.shapes import (
    Answers,
    CountOfState,
    LabelCounts,
    SchoolVoices,
    Totals,
)
from warmwelkom.rooms.thinktank.queries.open.steps import FEWEST, steps_of


def totals_of(*, actor: Actor, today: dt.date) -> Totals:
    """Four queries. A school's voices leave only after the suppression."""
    rows = _by_state(actor, today)
    schools = voices_of_schools()
    return Totals(
        states=[
            CountOfState(kind=kind, state=state, number=number)
            for (kind, state), number in sorted(_summed(rows, ("kind", "state"), "n").items())
        ],
        labels=_labels(actor, today),
        steps=steps_of(actor=actor),
        answers=_answers(rows),
        schools=[SchoolVoices(school=name, number=number) for name, number in schools.rows.items()],
        pupils=schools.total if schools.rows else 0,
    )


def _by_state(actor: Actor, today: dt.date) -> list[dict[str, Any]]:
    rows = published(actor).filter(merged_into=None)
    return list(
        rows.values("kind", "state", "audience__name")
        .annotate(n=Count("pk"), **_answered(today))
        .order_by()
    )


def _answered(today: dt.date, prefix: str = "") -> dict[str, Count]:
    """How many had to be answered by now, and how many were by their day."""
    by, on = f"{prefix}answer_by", f"{prefix}answered_on"
    asked = Q(**{f"{by}__isnull": False})
    over = Q(**{f"{on}__isnull": False}) | Q(**{f"{by}__lt": today})
    return {
        "due": Count("pk", filter=asked & over),
        "in_time": Count("pk", filter=asked & Q(**{f"{on}__lte": F(by)})),
    }


def _summed(rows: list[dict[str, Any]], keys: tuple[str, ...], what: str) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for row in rows:
        found[tuple(row[key] for key in keys)] += row[what]
    return found


def _answers(rows: list[dict[str, Any]]) -> list[Answers]:
    """The whole region first, then each organisation that was asked something, the busiest first."""
    due, in_time = (_summed(rows, ("audience__name",), what) for what in ("due", "in_time"))
    asked = sorted(
        (name for (name,) in due if name and due[name,]), key=lambda one: (-due[one,], one)
    )
    own = [
        Answers(organisation=name, due=due[name,], in_time=in_time[name,])
        if due[name,] >= FEWEST
        else Answers(organisation=name, due=None, in_time=None)
        for name in asked
    ]
    whole = Answers(organisation=None, due=due.total(), in_time=in_time.total())
    return [whole, *own]


def _labels(actor: Actor, today: dt.date) -> list[LabelCounts]:
    """Themes, sectors, groups and lines in their order."""
    rows: Any = (
        Contribution.labels.through.objects.filter(
            contribution__in=published(actor).filter(merged_into=None)
        )
        .values("label__kind", "label__slug", "label__place")
        .annotate(
            **{kind: Count("pk", filter=Q(contribution__kind=kind)) for kind in Kind.values},
            **_answered(today, "contribution__"),
        )
        .order_by("label__kind", "label__place", "label__slug")
    )
    numbers = (*Kind.values, "due", "in_time")
    return [
        LabelCounts(
            label=f"{row['label__kind']}:{row['label__slug']}",
            **{name: row[name] for name in numbers},
        )
        for row in rows
    ]


def voices_of_schools() -> Suppressed:
    """What pupils said with class codes, per school, with small numbers hidden; the codes stay here.

    `posted` counts phones and slips, and outlives the code by which a need could be found.
    """
    rows = (
        ClassCode.objects.filter(posted__gt=0)
        .values_list("school__name")
        .annotate(n=Sum("posted"))
        .order_by("school__name")
    )
    return suppress(counts={name or "": {"posted": number} for name, number in rows})

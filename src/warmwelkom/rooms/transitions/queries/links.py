"""Pairs in doubt: a pupil of a vo school and a line on an mbo list that may be the same person.

What each side sees of the other before there is a link is as little as it takes to tell: the names,
the birth date and the school. Of address, e-mail and telephone both read in words whether they
agree, never a value. A decaan has the own pupil's page for more.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Max, Min
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, gettext

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.people.models import Region
from warmwelkom.rooms.transitions.models import Link

ON_ONE_PAGE = 10
UNDO_WITHIN = dt.timedelta(hours=12)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One thing of both, in words; `differs` where both say something and it is not the same."""

    label: str
    vo: str
    mbo: str
    differs: bool = False


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A pupil who may be the person on the line: what both say, and the reasons in words.

    `is_mine` says that the reader is this pupil's own decaan, who may open the pupil's page.
    """

    link: Link
    name: str
    is_mine: bool
    rows: list[Compared]
    agrees: list[str]
    differs: list[str]


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line on an mbo list with the pupils it may be, likeliest first."""

    key: Any
    kind: str
    name: str
    listed_by: str
    pairs: list[Pair]


def pairs_in_doubt(*, actor: Actor) -> Any:
    """The pairs that wait for this person's eyes: of this year, both still on their lists, nobody decided."""
    year = Region.objects.filter(pk=actor.region).values("school_year")
    return Link.objects.visible_to(actor, "transitions.see_link").filter(
        outcome=Link.Outcome.REVIEW,
        decided_at__isnull=True,
        transition__school_year__in=year,
        transition__gone_at__isnull=True,
        application__gone_at__isnull=True,
        enrolment__gone_at__isnull=True,
    )


def lines_in_doubt(*, actor: Actor) -> Any:
    """The lines of those pairs, the oldest doubt first: one row each, its key as `line`."""
    return (
        pairs_in_doubt(actor=actor)
        .annotate(line=Coalesce("application_id", "enrolment_id"))
        .values("line")
        .annotate(since=Min("made_at"), best=Max("score"))
        .order_by("since", "-best", "line")
    )


def doubts_for(*, actor: Actor, number: str = "") -> tuple[Page[Any], list[Line]]:
    """One page of lines in doubt; three queries for any number."""
    page = Paginator(lines_in_doubt(actor=actor), ON_ONE_PAGE).get_page(number)
    keys = [row["line"] for row in page]
    found: dict[Any, list[Link]] = defaultdict(list)
    rows = (
        _with_both_sides(pairs_in_doubt(actor=actor))
        .annotate(line=Coalesce("application_id", "enrolment_id"))
        .filter(line__in=keys)
        .order_by("-score", "pk")
    )
    for row in rows:
        found[row.line].append(row)
    return page, [_line(actor, found[key]) for key in keys if found[key]]


def last_decision_of(*, actor: Actor, now: dt.datetime) -> Pair | None:
    """What this person decided last, to take it back; not longer than half a day ago. One query."""
    link = (
        _with_both_sides(Link.objects.visible_to(actor, "transitions.see_link"))
        .filter(decided_by_id=actor.user_id, decided_at__gt=now - UNDO_WITHIN)
        .order_by("-decided_at")
        .first()
    )
    return _pair(actor, link) if link else None


def _with_both_sides(rows: Any) -> Any:
    return rows.select_related(
        "transition__pupil",
        "transition__location",
        "application__school",
        "enrolment__school",
    )


def _line(actor: Actor, links: list[Link]) -> Line:
    first = links[0]
    listed: Any = first.application or first.enrolment
    return Line(
        key=listed.pk,
        kind="application" if first.application_id else "enrolment",
        name=listed.full_name,
        listed_by=listed.school.name,
        pairs=[_pair(actor, link) for link in links],
    )


def _pair(actor: Actor, link: Link) -> Pair:
    words = link.reasons.get("en" if (get_language() or "nl").startswith("en") else "nl", [])
    told = list(zip(words, link.reasons.get("agrees", []), strict=True))
    return Pair(
        link=link,
        name=link.transition.pupil.full_name,
        is_mine=_is_decaan_of(actor, link.transition),
        rows=_compared(link),
        agrees=[word for word, agrees in told if agrees],
        differs=[word for word, agrees in told if not agrees],
    )


def _compared(link: Link) -> list[Compared]:
    """Names, birth date and school of both."""
    transition = link.transition
    pupil: Any = transition.pupil
    listed: Any = link.application or link.enrolment
    rows = [
        _both(gettext("Naam"), pupil.full_name, listed.full_name),
        _both(gettext("Voornamen"), pupil.official_names, listed.official_names),
        _both(gettext("Geboren"), _day(pupil.birth_date), _day(listed.birth_date)),
        Compared(
            label=gettext("School"),
            vo=str(transition.location or ""),
            mbo=listed.previous_school,
        ),
    ]
    return [row for row in rows if row.vo or row.mbo]


def _both(label: str, vo: str, mbo: str) -> Compared:
    differs = bool(vo and mbo) and vo.casefold() != mbo.casefold()
    return Compared(label=label, vo=vo, mbo=mbo, differs=differs)


def _day(value: dt.date | None) -> str:
    return f"{value:%d-%m-%Y}" if value else ""


def _is_decaan_of(actor: Actor, transition: Any) -> bool:
    return any(
        grant.location_id == transition.location_id
        if grant.location_id
        else transition.location and grant.school_id == transition.location.school_id
        for grant in actor.grants_for("decaan")
    )

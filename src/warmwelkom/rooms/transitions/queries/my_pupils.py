"""The pupils a person comes for: my class, my cases, who is coming to us.

Each is one query, and one for how many there are where that is not `known`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page, Paginator
from django.db.models import F, OuterRef, Prefetch, Subquery
from django.db.models.functions import JSONObject

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.domain.rules.facts import CLOSED
from warmwelkom.rooms.transitions.models import (
    Application,
    ContactNote,
    Enrolment,
    Signal,
    Transition,
)

PER_PAGE = 50


def _page(rows: Any, number: str, known: int | None) -> Page[Any]:
    """One page; how many there are is not asked again of who knows it."""
    paginator = Paginator(rows, PER_PAGE)
    if known is not None:
        paginator.count = known
    return paginator.get_page(number)


def class_of(*, actor: Actor, number: str = "", known: int | None = None) -> Page[Any]:
    """A mentor's own pupils, the whole class by name."""
    rows = (
        Transition.objects.visible_to(actor, "transitions.see_class")
        .filter(gone_at__isnull=True)
        .select_related("pupil", "on_it")
        .order_by("class_name", "pupil__surname", "pupil__given_name", "pk")
    )
    return _page(rows, number, known)


def cases_of(
    *, actor: Actor, today: dt.date, number: str = "", known: int | None = None
) -> Page[Any]:
    """A coach's cases: who has an appointment first, then who was spoken longest ago."""
    notes = ContactNote.objects.filter(transition=OuterRef("pk"))
    planned = notes.filter(next_on__gte=today).order_by("next_on", "at")
    last = notes.order_by("-at")
    rows = (
        Transition.objects.visible_to(actor, "transitions.see_cases")
        .filter(gone_at__isnull=True)
        .annotate(
            next_on=Subquery(planned.values("next_on")[:1]),
            last_at=Subquery(last.values("at")[:1]),
            last_kind=Subquery(last.values("kind")[:1]),
        )
        .select_related("pupil", "location", "on_it")
        .prefetch_related(Prefetch("signals", open_signals(actor), to_attr="open_signals"))
        .order_by(
            F("next_on").asc(nulls_last=True),
            "-needs_someone",
            F("last_at").asc(nulls_first=True),
            "pupil__surname",
            "pk",
        )
    )
    return _page(rows, number, known)


def coming_to(*, actor: Actor, number: str = "", known: int | None = None) -> Page[Any]:
    """Who is coming to our school, by class and name, each with our own lines."""
    enrolled = own_enrolments(actor).filter(transition=OuterRef("pk"))
    rows = (
        Transition.objects.visible_to(actor, "transitions.see_coming")
        .filter(gone_at__isnull=True)
        .annotate(class_there=Subquery(enrolled.values("class_name")[:1]))
        .order_by(F("class_there").asc(nulls_last=True), "pupil__surname", "pk")
    )
    return _page(with_own_lines(rows, actor), number, known)


def open_signals(actor: Actor) -> Any:
    return Signal.objects.visible_to(actor, "transitions.see_signal").filter(
        ended_at__isnull=True, lifted_at__isnull=True
    )


def with_own_lines(rows: Any, actor: Actor) -> Any:
    """Each pupil with the open lines of the reader's own mbo, never those of another.

    `own_enrolments` and `own_applications` are lists of dictionaries, fetched with the row itself.
    """
    enrolments = own_enrolments(actor).filter(transition=OuterRef("pk"))
    applications = own_applications(actor).filter(transition=OuterRef("pk"))
    return rows.select_related("pupil", "location", "on_it").annotate(
        own_enrolments=ArraySubquery(enrolments.values(line=_line("class_name"))),
        own_applications=ArraySubquery(applications.values(line=_line("legal_status"))),
    )


def _line(more: str) -> JSONObject:
    names = ("programme_name", "level", "starts_on", more)
    return JSONObject(**{name: name for name in names})


def own_applications(actor: Actor) -> Any:
    return (
        Application.objects.visible_to(actor, "transitions.see_application")
        .filter(gone_at__isnull=True)
        .exclude(legal_status__in=CLOSED)
        .order_by("school__name", "programme_name")
    )


def own_enrolments(actor: Actor) -> Any:
    return (
        Enrolment.objects.visible_to(actor, "transitions.see_enrolment")
        .filter(gone_at__isnull=True)
        .order_by("class_name", "programme_name")
    )

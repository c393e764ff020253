"""The talks that the reader holds or may know of, by where they stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.handover.models import Talk, TalkWish
from warmwelkom.rooms.handover.queries.needs_of_talk import TalkNeed, needs_for
from warmwelkom.rooms.handover.rules_of_talk import MBO, VO, mbo_side
from warmwelkom.rooms.transitions.models import Transition

A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class Talks:
    """`waiting` need a moment; `to_confirm` wait for the reader, `planned` for the day itself. A page of each."""

    waiting: Page[TalkNeed]
    not_needed: Page[TalkNeed]
    to_confirm: Page[Talk]
    planned: Page[Talk]
    closed: Page[Talk]
    students: Page[Any]


def talks_for(*, actor: Actor, today: dt.date, pages: Mapping[str, str] | None = None) -> Talks:
    """At most twelve queries: what is needed (for the old school), my talks, my students (for the mbo).

    `pages` says for each list by its name which page of it is asked for; the first where it says nothing.
    """
    needs = needs_for(actor=actor, today=today) if actor.has(*VO) else []
    rows = list(
        Talk.objects.visible_to(actor, "handover.lead_talk")
        .select_related("transition__pupil", "transition__location", "mbo_school")
        .order_by("starts_at", "pk")
    )
    mine = [row for row in rows if not row.closed_at]
    ours = [row for row in mine if not row.confirmed_at and row.proposed_by_id != actor.user_id]
    lists: dict[str, list[Any]] = {
        "waiting": [need for need in needs if need.waits],
        "not_needed": [need for need in needs if need.choice and not need.is_needed],
        "to_confirm": ours,
        "planned": [row for row in mine if row not in ours],
        "closed": [row for row in rows if row.closed_at][::-1],
        "students": _students(actor) if actor.has(*MBO) else [],
    }
    asked = pages or {}
    return Talks(
        **{name: Paginator(each, A_PAGE).get_page(asked.get(name)) for name, each in lists.items()}
    )


def _students(actor: Actor) -> list[Any]:
    """Who is placed with the mbo's side and has no open talk: about whom it may ask for one."""
    open_now = Talk.objects.filter(closed_at__isnull=True).values("transition_id")
    asked = set(
        TalkWish.objects.visible_to(actor, "handover.withdraw_wish")
        .filter(withdrawn_at__isnull=True)
        .values_list("transition_id", flat=True)
    )
    rows = Transition.objects.filter(mbo_side(actor), gone_at__isnull=True).exclude(pk__in=open_now)
    found: list[Any] = list(
        rows.select_related("pupil", "location").order_by("pupil__surname", "pk")
    )
    for row in found:
        row.is_asked = row.pk in asked
    return found

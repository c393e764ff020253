"""Whom a mentor may send the link to the own page, and who has it already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.api import OWN_DECISION_AT, age_on
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.models import WelcomeLink

MOST = 300


@dataclass(frozen=True, kw_only=True)
class Row:
    """A pupil and the newest link that works, and a parent's; `may_parent` says whether one may go out today."""

    transition: Transition
    link: WelcomeLink | None
    of_parent: WelcomeLink | None
    may_parent: bool

    @property
    def is_reachable(self) -> bool:
        return bool(self.transition.pupil.email or self.transition.pupil.phone)


def rows_for(*, actor: Actor, now: dt.datetime) -> dict[str, list[Row]]:
    """Class -> its pupils, with the link that works. Two queries; at most 300 pupils."""
    pupils = (
        Transition.objects.visible_to(actor, "welcome.send_link")
        .filter(gone_at__isnull=True)
        .select_related("pupil", "location")
        .order_by("class_name", "pupil__surname", "pupil__given_name")[:MOST]
    )
    links = WelcomeLink.objects.visible_to(actor, "welcome.see_link").filter(
        ended_at__isnull=True, code__ended_at__isnull=True, expires_at__gt=now
    )
    newest = {
        (link.transition_id, link.code.kind): link
        for link in links.select_related("code").order_by("made_at")
    }
    found: dict[str, list[Row]] = {}
    for row in pupils:
        found.setdefault(row.class_name, []).append(
            Row(
                transition=row,
                link=newest.get((row.pk, "pupil")),
                of_parent=newest.get((row.pk, "parent")),
                may_parent=may_look_along(row, now.date()),
            )
        )
    return found


def may_look_along(row: Transition, day: dt.date) -> bool:
    """Until 16, and only where a list says how to reach a parent."""
    pupil = row.pupil
    is_young = pupil.birth_date is not None and age_on(pupil.birth_date, day) < OWN_DECISION_AT
    return is_young and bool(pupil.parent_email or pupil.parent_phone)

"""Whom a mentor may send the link to the own page, and who has it already."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warmwelkom.base.access.actor import Actor
from warmwelkom.rooms.transitions.models import Transition
from warmwelkom.rooms.welcome.models import WelcomeLink

MOST = 300


@dataclass(frozen=True, kw_only=True)
class Row:
    """A pupil and the newest link that works."""

    transition: Transition
    link: WelcomeLink | None

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
    newest = {link.transition_id: link for link in links.select_related("code").order_by("made_at")}
    found: dict[str, list[Row]] = {}
    for row in pupils:
        found.setdefault(row.class_name, []).append(Row(transition=row, link=newest.get(row.pk)))
    return found

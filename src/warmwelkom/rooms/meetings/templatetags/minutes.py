"""Words of an agenda, of decisions and of what was promised."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.ui.templatetags.ww import thousands
from warmwelkom.rooms.meetings.models import ActionItem, Decision, Minutes
from warmwelkom.rooms.thinktank.api import name_of_state

register = template.Library()
READINESS = {1: _("er is nog geen idee"), 2: _("er is een idee"), 3: _("er is een plan")}
WHY = {"promised": _("beloofd, en nog niet gedaan"), "postponed": _("doorgeschoven de vorige keer")}


@register.filter
def weighs(row: Any) -> str:
    """Why something stands where it stands, every factor in words; empty of what people put there."""
    if row.rank is None:
        return ""
    heard = ngettext("%(n)s keer gehoord", "%(n)s keer gehoord", row.heard)
    weeks = ngettext("%(n)s week", "%(n)s weken", row.weeks)
    return " × ".join(
        [
            heard % {"n": thousands(row.heard)},
            weeks % {"n": row.weeks},
            str(READINESS.get(row.readiness, READINESS[1])),
        ]
    )


@register.filter
def comes_first(row: Any) -> Any:
    """Why something comes before everything that is weighed; empty where it does not."""
    if getattr(row, "why", ""):
        return WHY[row.why]
    if row.action is not None:
        return WHY["promised"]
    return WHY["postponed"] if row.postponed_from else ""


@register.filter
def decision_words(row: Decision) -> str:
    """What was decided, in one word or two: "Besloten: beantwoord", "Besloten", "Doorgeschoven …"."""
    if row.kind == Decision.Kind.STATE:
        name = name_of_state(kind=row.of_kind, state=row.to)
        return gettext("Besloten: %(name)s") % {"name": name}
    if row.kind == Decision.Kind.POSTPONED:
        return gettext("Doorgeschoven naar de volgende keer")
    return gettext("Besloten")


@register.filter
def present_words(row: Minutes) -> str:
    """How many were there and of which organisations, without a name; empty where nobody counted."""
    if not row.people and not row.organisations:
        return ""
    people = ngettext("%(n)s persoon was erbij", "%(n)s mensen waren erbij", row.people)
    told = people % {"n": thousands(row.people)}
    return f"{told}: {', '.join(row.organisations)}." if row.organisations else f"{told}."


@register.filter
def is_late_on(row: ActionItem, today: dt.date) -> bool:
    return row.is_late(today)

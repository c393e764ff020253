"""How a session reads: the day and from when until when."""

from __future__ import annotations

from django import template

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import moment
from warmwelkom.rooms.progression.models import OfferSession

register = template.Library()
TONES = {"bridge": "route", "taster": "deur-open", "summer": "kalender"}


@register.filter
def times(session: OfferSession) -> str:
    """Such as "di 12 mei, 14.00–16.00"; with the day of its end where that is another."""
    begins, ends = moment(session.starts_at), moment(session.ends_at)
    local = [one.astimezone(AMSTERDAM).date() for one in (session.starts_at, session.ends_at)]
    return f"{begins}–{ends if local[0] != local[1] else ends.rpartition(' ')[2]}"


@register.filter
def kind_icon(kind: str) -> str:
    return TONES[kind]

"""Words of a meeting."""

from __future__ import annotations

from django import template

from warmwelkom.base.clock import AMSTERDAM
from warmwelkom.base.ui.templatetags.ww import long_day
from warmwelkom.rooms.meetings.models import Meeting

register = template.Library()


@register.filter
def when_is(row: Meeting) -> str:
    """The day and the times, as in: dinsdag 8 december 2026, 15.30–17.00. Empty without a day."""
    if not (row.starts_at and row.ends_at):
        return ""
    begins, ends = row.starts_at.astimezone(AMSTERDAM), row.ends_at.astimezone(AMSTERDAM)
    return f"{long_day(begins.date())}, {begins:%H.%M}–{ends:%H.%M}"

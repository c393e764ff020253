"""Words of a meeting."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import moment
from warmwelkom.rooms.meetings.models import Meeting, Minutes
from warmwelkom.rooms.meetings.when import span_words, when_words

register = template.Library()


@register.filter
def when_is(row: Meeting | Minutes) -> str:
    """The day and the times, as in: dinsdag 8 december, 15.30–17.00. Empty without a day."""
    return when_words(row)


@register.filter
def span(row: Any) -> str:
    """The same, of a moment that is proposed."""
    return span_words(row.starts_at, row.ends_at)


@register.filter
def short_span(row: Any) -> str:
    """Such as "di 2 jun, 10.15", for the head of a column."""
    return moment(row.starts_at)


@register.filter
def why_best(row: Any, here: dict[str, Any]) -> str:
    """Why this moment fits best, in words: who can, of how many, and what is next best."""
    values = {"yes": row.yes, "maybe": row.maybe, "can": row.yes + row.maybe, "all": len(here["people"])}  # fmt: skip
    if not row.no and values["can"] == values["all"]:
        if not row.maybe:
            return _("Iedereen die antwoordde kan: %(all)s.") % values
        return _("Iedereen die antwoordde kan: %(yes)s gewoon, %(maybe)s als het moet.") % values
    if row.maybe:
        return _("De meeste mensen kunnen: %(can)s van de %(all)s, van wie %(maybe)s als het moet.") % values  # fmt: skip
    return _("De meeste mensen kunnen: %(can)s van de %(all)s.") % values

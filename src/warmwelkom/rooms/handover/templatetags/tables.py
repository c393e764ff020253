"""Words and small answers of the pages about round tables."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from warmwelkom.base.ui.templatetags.ww import thousands
from warmwelkom.rooms.handover.models import Feedback, RightsRequest, TableCase

register = template.Library()

WORDS: dict[str, Any] = {
    "waiting": _("nog niet nagekeken"),
    **dict(TableCase.Screening.choices),
    **dict(TableCase.Outcome.choices),
}


@register.filter
def case_word(code: str) -> Any:
    """What the screening or the table said of a case."""
    return WORDS.get(code, code)


@register.filter
def number_or_dash(number: int | None) -> str:
    """A count, or a dash where it is hidden."""
    return "–" if number is None else thousands(number)


@register.filter
def fare_word(code: str) -> Any:
    """How somebody fares, in words."""
    return Feedback.State(code).label


@register.filter
def outcome_word(code: str) -> Any:
    """How a request ended, in words."""
    return RightsRequest.Outcome(code).label

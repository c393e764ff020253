"""Words and icons of a contribution."""

from __future__ import annotations

from typing import Any

from django import template

from warmwelkom.rooms.thinktank.domain.rules import State, state_of
from warmwelkom.rooms.thinktank.models import ChoiceOption, Contribution, Kind

register = template.Library()
ICONS = {Kind.NEED: "vraag", Kind.IDEA: "idee", Kind.PLAN: "lijst", Kind.OFFER: "hand"}


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind of contribution."""
    return ICONS[Kind(kind)]


@register.filter
def state_now(row: Contribution) -> State:
    """The state of a contribution: its name, tone and what may follow."""
    return state_of(row.kind, row.state)


@register.filter
def answer_to(answers: dict[str, Any], option: ChoiceOption) -> Any:
    """What somebody answered to one option; empty when nothing."""
    return answers.get(str(option.pk), "") if answers else ""


@register.filter
def state_name(row: Any) -> Any:
    """The name of the state in one ContributionState."""
    return state_of(row.contribution.kind, row.state).name

"""Words and icons of a contribution."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.utils.translation import get_language, gettext, ngettext

from warmwelkom.base.ui.templatetags.ww import day
from warmwelkom.engines.marks.kinds import WHY
from warmwelkom.engines.marks.kinds import Kind as Mark
from warmwelkom.rooms.thinktank.domain.rules import State, state_of
from warmwelkom.rooms.thinktank.meetings_above import address_of_meeting
from warmwelkom.rooms.thinktank.models import ChoiceOption, Contribution, Kind

register = template.Library()
ICONS = {Kind.NEED: "vraag", Kind.IDEA: "idee", Kind.PLAN: "lijst", Kind.OFFER: "hand"}


@register.filter
def mark_name(kind: str) -> Any:
    """What a mark in a text is about, in the language of whoever reads."""
    if kind not in WHY:
        return gettext("misschien gaat het niet goed")
    return WHY[Mark(kind)][0 if (get_language() or "nl").startswith("nl") else 1]


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


@register.filter
def read_in(meeting: UUID | None, region: str) -> str:
    """The path of the meeting in which something was decided; empty where nobody can say it."""
    return address_of_meeting(region=region, meeting=meeting)


@register.filter
def said_by(row: Contribution) -> str:
    """Who said it: a name with the organisation, or a pupil of whom we know no name."""
    if row.author_name:
        return f"{row.author_name}, {row.school}" if row.school else row.author_name
    return gettext("een leerling, zonder naam")


@register.filter
def said_on(row: Contribution) -> str:
    """The day; of somebody without an account only the week is known."""
    if row.author_name:
        return day(row.received_on)
    year, week, _day = row.received_on.isocalendar()
    return gettext("week %(week)s, %(year)s") % {"week": week, "year": year}


@register.filter
def how_long(days: int) -> str:
    """Days as people say them: days, weeks, months or years."""
    if days < 15:
        return ngettext("%(n)s dag", "%(n)s dagen", days) % {"n": days}
    if days < 62:
        return ngettext("%(n)s week", "%(n)s weken", days // 7) % {"n": days // 7}
    months = round(days / 30.44)
    if months < 24:
        return ngettext("%(n)s maand", "%(n)s maanden", months) % {"n": months}
    return ngettext("%(n)s jaar", "%(n)s jaar", months // 12) % {"n": months // 12}


@register.filter
def told_states(states: Any) -> Any:
    """The states of a step that tell what happened: not that it came in, nor what stands beside it."""
    untold = ("received", "new", "draft", "open", "bundled")
    return [row for row in states if row.state not in untold]

"""Words and small answers that the pages about pupils share."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.parts import badge, person
from warmwelkom.rooms.people.models import RoleKind
from warmwelkom.rooms.transitions import words
from warmwelkom.rooms.transitions.domain.rules.explained import STATES
from warmwelkom.rooms.transitions.domain.rules.signals import GROUPS, SignalRule
from warmwelkom.rooms.transitions.domain.rules.words import BY_CODE, sentence_of
from warmwelkom.rooms.transitions.models import Signal, Transition
from warmwelkom.rooms.transitions.queries.happenings import Happening
from warmwelkom.rooms.transitions.words import HAS_A_PLACE

register = template.Library()
STEPS: dict[str, tuple[str, str]] = {
    "missing": ("now", "zoek"),
    "elsewhere": ("", "route"),
    **{str(state): ("good", "deur-klaar") for state in HAS_A_PLACE},
}
"""The tone and icon of a step; the others are a door that stands open."""


@register.filter
def learning(transition: Transition) -> str:
    """Class, leerweg and profile in words."""
    return words.about_learning(transition)


@register.filter
def leerweg_word(code: str) -> Any:
    return words.LEERWEG.get(code, code)


@register.filter
def profile_word(code: str) -> Any:
    return words.PROFILE.get(code, code)


@register.filter
def state_word(code: str) -> Any:
    return words.STATE.get(code, code)


@register.filter
def legal_word(code: str) -> Any:
    return words.LEGAL.get(code, code)


@register.filter
def message_word(code: str) -> Any:
    return words.MESSAGE.get(code, code)


@register.filter
def state_rule_word(code: str) -> Any:
    """Why a pupil is in this state, in words."""
    return STATES.get(code, code)


@register.filter
def sentence(code: str, fact: dict[str, Any] | None) -> str:
    """What a signal says, with its fact filled in."""
    return sentence_of(rule=code, fact=fact or {})


@register.filter
def reasons(happening: Happening | None) -> list[str]:
    """Why a line counts as this pupil's, in the reader's language."""
    language = "en" if (get_language() or "nl").startswith("en") else "nl"
    return list((happening.more or {}).get(language, [])) if happening else []


@register.filter
def of_line(by_line: dict[Any, Happening], key: Any) -> Happening | None:
    return by_line.get(key)


@register.filter
def result_word(code: str) -> Any:
    return words.RESULT.get(code, code)


@register.filter
def destination_word(code: str) -> Any:
    return words.DESTINATION.get(code, code)


@register.filter
def contact_word(code: str) -> Any:
    return words.CONTACT.get(code, code)


@register.filter
def role_word(code: str) -> str:
    """What people call a role; several with a comma between."""
    labels: dict[str, Any] = dict(RoleKind.choices)
    return ", ".join(str(labels.get(part, part)) for part in code.split(", ") if part)


@register.filter
def person_name(name: str) -> SafeString:
    """A name that may run the other way: kept apart, so that it does not turn what stands beside it."""
    return format_html("<bdi>{}</bdi>", name)


@register.filter
def own_start(transition: Any) -> dt.date | None:
    """The day on which our own list says that this student begins."""
    lines = [*transition.own_enrolments, *transition.own_applications]
    days = [line["starts_on"] for line in lines if line["starts_on"]]
    return dt.date.fromisoformat(days[0]) if days else None


@register.filter
def first_of(signals: list[Signal]) -> Signal | None:
    """Of several signals the one that comes first on every page."""
    codes = list(BY_CODE)
    return min(signals, key=lambda signal: codes.index(signal.rule), default=None)


@register.filter
def rule_of(code: str) -> SignalRule:
    return BY_CODE[code]


@register.simple_tag
def step(transition: Transition) -> SafeString:
    """Where a pupil is on the way."""
    tone, icon = STEPS.get(transition.state, ("", "deur-open"))
    return format_html(
        '<span class="ww-step">{}</span>', badge(state_word(transition.state), tone, icon)
    )


@register.simple_tag
def who(
    transition: Transition | None, may_assign: Any = False, show_class: Any = False
) -> SafeString:
    """Who is on it, with their role, and for a mentor their class where that may be seen."""
    if transition is None or transition.on_it is None:
        return person(
            _("Nog niemand"), _("kies iemand") if may_assign and transition else "", nobody=True
        )
    is_mentor = show_class and transition.on_it_role == "mentor"
    note = role_word(transition.on_it_role) + (f" {transition.class_name}" if is_mentor else "")
    return person(transition.on_it.name, note)


@register.simple_tag
def verb_for(rule: SignalRule) -> Any:
    """The one thing to do about a signal: call, or look at what the lists say."""
    return _("Bel") if rule.no_place else _("Bekijk")


@register.filter
def group_word(code: str) -> Any:
    """The name of a tab."""
    return {"": _("Alles"), "nobody": _("Zonder persoon")}.get(code) or GROUPS[code]

"""Money, gaps and findings of a plan, as people say them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import day, thousands
from warmwelkom.rooms.thinktank import chart as charts
from warmwelkom.rooms.thinktank import effect_words
from warmwelkom.rooms.thinktank.euros import written
from warmwelkom.rooms.thinktank.queries.pilot_page import PilotPage
from warmwelkom.rooms.thinktank.queries.plan_page import Need, PlanPage, Step

register = template.Library()


@register.filter
def euros(cents: int) -> str:
    """Such as "€ 1.250,00"."""
    return written(cents, is_english=(get_language() or "nl").startswith("en"))


@register.filter
def full_day(value: dt.date) -> str:
    """Such as "do 4 jun 2026": what was tried is read years later."""
    return f"{day(value).removesuffix(f' {value.year}')} {value.year}"


@register.filter
def late_steps(plan: PlanPage, now: dt.datetime) -> list[Step]:
    """The steps that should have been done by now."""
    return plan.late_steps(now.date())


@register.filter
def is_late(step: Step, now: dt.datetime) -> bool:
    return step.is_late(now.date())


@register.filter
def progress_words(plan: PlanPage) -> str:
    """Such as "9 van 14 stappen klaar"; counted, never typed."""
    if not plan.steps:
        return _("Nog geen stappen")
    if len(plan.steps) == 1:
        return _("De ene stap is klaar") if plan.done else _("De ene stap is nog niet klaar")
    return _("%(done)s van %(all)s stappen klaar") % {"done": plan.done, "all": len(plan.steps)}


@register.filter
def amount_words(need: Any, amount: int) -> str:
    """Such as "40 uur", "€ 500,00"."""
    kind, unit = (need["kind"], need["unit"]) if isinstance(need, dict) else (need.kind, need.unit)
    if kind == "euros":
        return euros(100 * amount)
    unit = unit or {"hours": _("uur"), "pupils": _("leerlingen")}.get(kind, "")
    return f"{thousands(amount)} {unit}".strip()


@register.filter
def day_words(days: int) -> str:
    """When a step of a kit is, seen from the beginning."""
    if not days:
        return _("op de eerste dag")
    if days < 0:
        return ngettext("%(n)s dag vóór het begin", "%(n)s dagen vóór het begin", -days) % {
            "n": -days
        }
    return ngettext("%(n)s dag na het begin", "%(n)s dagen na het begin", days) % {"n": days}


@register.filter
def gap_words(need: Need) -> str:
    """What is still missing, in words."""
    if not need.amount:
        return _("Toegezegd.") if need.pledges else _("Nog niemand.")
    values = {"gap": amount_words(need, need.gap), "all": amount_words(need, need.amount)}
    if not need.gap:
        return _("Genoeg: %(all)s.") % values
    return _("Nog %(gap)s van %(all)s nodig.") % values


@register.filter
def finding(pilot: PilotPage) -> list[str]:
    """What a pilot found, with how sure it is, in sentences."""
    return effect_words.finding_words(pilot)


@register.filter
def pilot_heading(pilot: PilotPage) -> str:
    return effect_words.pilot_heading(pilot)


@register.filter
def chart(pilot: PilotPage) -> charts.Chart | None:
    """The bars of a pilot, ready for the SVG."""
    return charts.chart_of(pilot)

"""Words and small parts of the pages of the curriculum."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from warmwelkom.rooms.curriculum.drawing import strip_of
from warmwelkom.rooms.curriculum.models import Cover
from warmwelkom.rooms.curriculum.queries.fit import FitRow
from warmwelkom.rooms.curriculum.ways import ways_for

register = template.Library()

STATES: dict[str, tuple[Any, Any]] = {
    "twice": (_("staat er dubbel"), _("Iedereen in dit profiel leerde dit al op het vmbo.")),
    "partly": (_("voor een deel"), _("Iedereen in dit profiel leerde hier een deel van.")),
    "some": (_("wie het keuzevak had"), _("Alleen wie een keuzevak koos, leerde dit al.")),
    "prepares": (_("voorbereid"), _("Het vmbo bereidt hierop voor, maar geeft het niet.")),
    "missing": (_("nieuw"), _("Docenten keken naar alle profielmodules: dit zit er niet in.")),
    "disputed": (_("nog niet eens"), _("Docenten zien dit verschillend en zijn er nog niet uit.")),
    "open": (_("nog niet bekeken"), _("Nog niemand keek of het vmbo dit geeft.")),
}
COUNTED = {
    "twice": ngettext_lazy("%(n)s dubbel", "%(n)s dubbel", "n"),
    "partly": ngettext_lazy("%(n)s voor een deel", "%(n)s voor een deel", "n"),
    "some": ngettext_lazy("%(n)s in een keuzevak", "%(n)s in een keuzevak", "n"),
    "prepares": ngettext_lazy("%(n)s voorbereid", "%(n)s voorbereid", "n"),
    "missing": ngettext_lazy("%(n)s nieuw", "%(n)s nieuw", "n"),
    "disputed": ngettext_lazy("%(n)s nog niet eens", "%(n)s nog niet eens", "n"),
    "open": ngettext_lazy("%(n)s open", "%(n)s open", "n"),
}


@register.simple_tag(takes_context=True)
def curriculum_ways(context: template.Context) -> list[dict[str, Any]]:
    request = context["request"]
    return ways_for(actor=request.actor, path=request.path)


@register.filter
def state_name(state: str) -> str:
    return str(STATES[state][0])


@register.filter
def state_means(state: str) -> str:
    return str(STATES[state][1])


@register.filter
def cover_name(value: str) -> str:
    """What an end term does for a goal, in words."""
    return str(Cover(value).label) if value else ""


@register.filter
def counted(part: tuple[str, int]) -> str:
    """A state with how many goals: *3 dubbel*."""
    return str(COUNTED[part[0]] % {"n": part[1]})


@register.simple_tag
def fit_cells(row: FitRow, leerweg: str) -> SafeString:
    """The cells of one programme, made in Python: the page has six hundred."""
    root = reverse("curriculum:fit")
    end = f"{row.programme.pk}/" + (f"?leerweg={leerweg}" if leerweg else "")
    language, name = get_language() or "nl", escape(row.programme.name)
    return SafeString(
        "".join(
            f'<td><a href="{root}{cell.profile}/{end}">{_in_words(language, tuple(cell.parts))}'
            f'<span class="ww-vh">: {name}, {cell.profile}</span></a>{_pupils(cell.pupils)}</td>'
            for cell in row.cells
        )
    )


@lru_cache(maxsize=4096)
def _in_words(language: str, parts: tuple[tuple[str, int], ...]) -> str:
    del language  # the words are those of the language that is on
    return escape(", ".join(counted(part) for part in parts))


def _pupils(n: int | None) -> str:
    words = ngettext("%(n)s leerling", "%(n)s leerlingen", n) if n else ""
    return f"<small>{escape(words % {'n': n})}</small>" if n else ""


@register.filter
def percent(share: float | None) -> str:
    return "" if share is None else f"{round(100 * share)} %"


@register.filter
def strip(counts: Counter[str]) -> SafeString:
    """The marks of one bar."""
    return strip_of(counts)


@register.simple_tag
def cover_options(value: str) -> SafeString:
    """The options of one cell; a letter on the keyboard picks one. Made in Python, for a page has hundreds."""
    found = SafeString(f'<option value=""{"" if value else " selected"}>–</option>')
    for one in Cover:
        chosen = SafeString(" selected") if one.value == value else SafeString("")
        found += format_html('<option value="{}"{}>{}</option>', one.value, chosen, one.label)
    return found

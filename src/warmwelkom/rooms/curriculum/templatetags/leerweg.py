"""How the words of SLO are shown."""

from __future__ import annotations

import re

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

NAMES = {
    "bb": _("basisberoepsgerichte leerweg"),
    "kb": _("kaderberoepsgerichte leerweg"),
    "gl": _("gemengde leerweg"),
    "tl": _("theoretische leerweg"),
}
BEGINS = re.compile(r"^de kandidaat kan ", re.IGNORECASE)


@register.filter
def leerweg(code: str) -> str:
    """The name of a leerweg: bb is *basisberoepsgerichte leerweg*."""
    return str(NAMES.get(code, code))


@register.filter
def as_said(text: str) -> str:
    """An end term without the words that each begins with: *De kandidaat kan metselwerk uitvoeren* is *Metselwerk uitvoeren*."""
    rest = BEGINS.sub("", text)
    return rest[:1].upper() + rest[1:]


@register.filter
def title_case(text: str) -> str:
    """SLO writes a profile's title as part of a sentence; here it stands by itself."""
    return text[:1].upper() + text[1:]

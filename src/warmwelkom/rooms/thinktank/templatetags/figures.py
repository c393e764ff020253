"""Words of figures, and of who we don't hear yet."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext, gettext_lazy

from warmwelkom.rooms.thinktank.domain.rules import state_of
from warmwelkom.rooms.thinktank.queries.missing import MissingGroup

register = template.Library()
GROUPS = {
    "bk": gettext_lazy("basis en kader"),
    "gt": gettext_lazy("gemengd en theoretisch"),
    "techniek": gettext_lazy("techniek"),
    "zorg-en-welzijn": gettext_lazy("zorg en welzijn"),
    "economie": gettext_lazy("economie en ondernemen"),
    "groen": gettext_lazy("groen"),
    "horeca": gettext_lazy("horeca, bakkerij en recreatie"),
    "ict-en-media": gettext_lazy("ict en media"),
}
"""Who may be missing, as a sentence names them."""


@register.filter
def state_word(row: Any) -> Any:
    """The name of a state counted in the totals."""
    return state_of(row.kind, row.state).name


@register.filter
def in_time_width(row: Any) -> float:
    """The share answered in time, of 100, for a bar."""
    return round(100 * row.in_time / row.due, 1) if row.due else 0.0


@register.filter
def missing_sentence(row: MissingGroup) -> str:
    """Such as: of basis and kader we hear little, 1 in 9 voices, while they are 4 in 9 pupils."""
    words: dict[str, Any] = {"group": str(GROUPS[row.group])}
    if row.heard is None or row.there is None:
        return str(gettext("Van %(group)s horen we bijna niets.") % words)
    words |= {"n": row.heard[0], "of": row.heard[1], "m": row.there[0], "all": row.there[1]}
    sentence = gettext(
        "Van %(group)s horen we weinig: %(n)s op de %(of)s stemmen, terwijl zij %(m)s op de %(all)s leerlingen zijn."
    )
    return str(sentence % words)

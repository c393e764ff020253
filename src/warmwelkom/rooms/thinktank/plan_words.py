"""A plan's parts and rows as one line each, and what changed between two versions."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from warmwelkom.base.ui.templatetags.ww import day, thousands
from warmwelkom.rooms.thinktank.comparing import PartChanges, compared_rows, compared_texts
from warmwelkom.rooms.thinktank.euros import written
from warmwelkom.rooms.thinktank.models import PlanNeed

PART_LABELS: dict[str, Any] = {
    "aim": gettext_lazy("Doel, trekker en begin"),
    "steps": gettext_lazy("Stappen"),
    "needs": gettext_lazy("Wat nodig is"),
    "costs": gettext_lazy("Kosten"),
}
WAYS = {"doel": "aim", "stappen": "steps", "nodig": "needs", "kosten": "costs"}


def aim_texts(aim: dict[str, Any]) -> dict[str, str]:
    """Label -> text."""
    return {
        _("Doel"): aim["goal"],
        _("Voor wie"): aim["for_whom"],
        _("Trekker"): aim["puller"],
        _("Begint op"): _day(aim["starts_on"]),
    }


def say_step(row: dict[str, Any]) -> str:
    by = _("klaar vóór %(day)s") % {"day": _day(row["due"])} if row["due"] else ""
    return " · ".join(part for part in (row["what"], row["who"], by) if part)


def say_need(row: dict[str, Any]) -> str:
    amount = f"{thousands(row['amount'])} {row['unit']}".strip() if row["amount"] else ""
    kind = str(PlanNeed.Kind(row["kind"]).label)
    return " · ".join(part for part in (kind, row["what"], amount) if part)


def say_cost(row: dict[str, Any]) -> str:
    is_english = (get_language() or "nl").startswith("en")
    return f"{row['what']} · {written(row['cents'], is_english=is_english)}"


SAYINGS = {"steps": say_step, "needs": say_need, "costs": say_cost}


def changes_in(part: str, old: dict[str, Any], new: dict[str, Any]) -> PartChanges:
    """What changed in one part between two contents of a plan."""
    if part == "aim":
        return compared_texts(part, aim_texts(old["aim"]), aim_texts(new["aim"]))
    return compared_rows(part, old[part], new[part], SAYINGS[part])


def changes_between(old: dict[str, Any], new: dict[str, Any]) -> list[PartChanges]:
    """The parts in which something changed, in the order of the page."""
    found = [changes_in(part, old, new) for part in PART_LABELS]
    return [part for part in found if part.changes or part.is_moved]


def _day(text: str | None) -> str:
    return day(dt.date.fromisoformat(text)) if text else ""

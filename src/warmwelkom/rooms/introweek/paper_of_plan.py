"""What a PDF of a plan holds: the plan on A3 lying, or the week of each group on a sheet of A4."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.rooms.introweek.queries.plan_out import PlanOut
from warmwelkom.rooms.introweek.queries.plan_table import PlanTable

CSS_FILE = "introweek/paper.css"
SHEETS: Final = "groepsbladen"
HEADINGS: Final = {
    "groepen": gettext_noop("per groep"),
    "ruimtes": gettext_noop("per ruimte"),
    "docenten": gettext_noop("per oude docent"),
    SHEETS: gettext_noop("een blad voor elke groep"),
}


def css_of_paper() -> str:
    return Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8")


def pages_of(here: PlanOut, what: str, now: dt.datetime) -> list[str]:
    """The HTML of each part that is laid out apart; without the name of any student."""
    table = PlanTable(here.words, here.week, {})
    words = {"here": here, "is_shared": here.is_shared, "now": now}
    if what == SHEETS:
        rows = [[one] for one in table.rows("groepen")] or [[]]
        return [render_to_string("introweek/paper/groups.html", words | {"rows": one}) for one in rows]  # fmt: skip
    words |= {"heading": _(HEADINGS[what]), "rows": table.rows(what)}
    return [render_to_string("introweek/paper/plan.html", words)]


def mark_of(here: PlanOut, *, is_shared: bool) -> str:
    """Says whether paper of this version would be another: a room has another name, a mentor is another, it is shared."""
    stock = here.stock
    told = (
        str(here.plan.pk), is_shared, here.week.name, here.week.school.name,
        [(one.code, one.day, one.begins, one.ends) for one in stock.slots],
        [(one.key, one.title) for one in stock.parts],
        [(one.pk, one.name, one.seats, one.building.name) for one in stock.rooms],
        [(one.pk, one.name) for one in stock.mentors],
        [(one.pk, one.name, one.school.name) for one in stock.offers],
        list(here.words.groups.items()),
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()

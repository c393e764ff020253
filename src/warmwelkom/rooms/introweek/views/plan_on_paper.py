"""`…/plan/uit/….pdf`: the plan on A3 lying, or the week of each group on a sheet of A4."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from warmwelkom.base.access.errors import MayNotKnow
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.ui.paper import NoPaperError, pdf_of
from warmwelkom.rooms.introweek.queries.plan_out import TABLES, PlanOut
from warmwelkom.rooms.introweek.queries.plan_table import AT_ONCE, PlanTable

CSS_FILE = "introweek/paper.css"
SHEETS = "groepsbladen"
HEADINGS = {
    "groepen": gettext_noop("per groep"),
    "ruimtes": gettext_noop("per ruimte"),
    "docenten": gettext_noop("per oude docent"),
}
NO_PAPER = gettext_noop(
    "Op deze site kan geen pdf worden gemaakt. Druk de pagina af, of bewaar hem als pdf vanuit je browser."
)


def plan_on_paper(request: HouseRequest, here: PlanOut, what: str) -> HttpResponse:
    """Tagged, and without the name of any student; where no PDF can be made, back to the page to print."""
    if what not in (*TABLES, SHEETS):
        raise MayNotKnow
    css = Path(str(finders.find(CSS_FILE))).read_text(encoding="utf-8")
    try:
        content = pdf_of(_written(request, here, what), css=css)
    except NoPaperError:
        messages.warning(request, _(NO_PAPER))
        return redirect("introweek:plan", here.week.pk)
    first = _first(request)
    name = slugify(f"{here.week.name}-{what}-{here.plan.number}{f'-{first}' if first > 1 else ''}")
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


def _first(request: HouseRequest) -> int:
    """`?vanaf=25`: the group with which the sheets begin."""
    typed = request.GET.get("vanaf", "")
    return max(int(typed), 1) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1


def _written(request: HouseRequest, here: PlanOut, what: str) -> str:
    table = PlanTable(here.words, here.week, {})
    words = {"here": here, "is_shared": here.is_shared, "today": request.now.date()}
    if what == SHEETS:
        rows = table.rows("groepen")[_first(request) - 1 :][:AT_ONCE]
        return render_to_string("introweek/paper/groups.html", words | {"rows": rows})
    words |= {"heading": _(HEADINGS[what]), "rows": table.rows(what)}
    return render_to_string("introweek/paper/plan.html", words)

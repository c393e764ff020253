"""`…/lijst/…/`: a list of the week in, looked at first. `…/lijst/….csv`, `…/plan/uit/…`: lists and the plan out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import asks_again, page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.base.typed import whole_number
from warmwelkom.engines.tables import write_csv, write_xlsx
from warmwelkom.rooms.introweek.domain.lists_of_week import (
    Judged,
    NoList,
    read_week_list,
    save_week_list,
)
from warmwelkom.rooms.introweek.domain.reading_of_week import note_students_read
from warmwelkom.rooms.introweek.domain.undo_list import undo_week_list
from warmwelkom.rooms.introweek.forms_of_lists import LIMITS, WeekListForm
from warmwelkom.rooms.introweek.models import IntroWeek
from warmwelkom.rooms.introweek.queries.kinds_of_list import KINDS
from warmwelkom.rooms.introweek.queries.lists_of_week import last_list_of
from warmwelkom.rooms.introweek.queries.plan_out import TABLES, PlanOut, plan_out_for
from warmwelkom.rooms.introweek.queries.schedule_out import schedule_for
from warmwelkom.rooms.introweek.queries.weeks import week_for
from warmwelkom.rooms.introweek.schedule_xml import xml_of

SALT = "introweek.list"
A_DAY = 86_400
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "xml": "application/xml; charset=utf-8",
}


@page("introweek.plan")
def list_in(request: HouseRequest, pk: UUID, what: str) -> HttpResponse:
    """Choose a file, see what it changes, keep it whole; nothing of the file is kept before that."""
    week = week_for(actor=request.actor, pk=pk)
    if what not in KINDS:
        raise MayNotKnow
    sent = request.method == "POST" and "lines" not in request.POST
    if "undo" in request.GET and request.method == "POST":
        return _undo(request, week, what)
    form = WeekListForm(request.POST if sent else None, request.FILES if sent else None)
    if request.method == "POST" and not sent:
        try:
            return _keep(request, week, what)
        except UserError as fault:
            messages.error(request, str(fault))
            return redirect("introweek:list_in", pk, what)
    told = _look(request, week, what, form) if sent and form.is_valid() else None
    last = last_list_of(week, what)
    context: dict[str, Any] = {
        "week": week, "kind": KINDS[what], "form": form, "told": told, "last": last,
        "way_path": reverse(KINDS[what].step, args=[pk]),
    }  # fmt: skip
    if told and told.changes and not told.faults:
        context["lines"] = signing.dumps([str(pk), what, told.lines], salt=SALT, compress=True)
    status = 422 if form.errors or (told and told.faults) else 200
    return render(request, "introweek/lists/list.html", context, status=status)


def _look(request: HouseRequest, week: IntroWeek, what: str, form: WeekListForm) -> Judged | None:
    file = form.cleaned_data["file"]
    try:
        return read_week_list(
            kind=KINDS[what](week), content=file.read(LIMITS.max_bytes + 1), filename=file.name,
            today=request.now.date(),
        )  # fmt: skip
    except UserError as fault:
        form.add_error("file", str(fault))
        return None


def _keep(request: HouseRequest, week: IntroWeek, what: str) -> HttpResponse:
    try:
        held = signing.loads(request.POST.get("lines", ""), salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        raise NoList(_("Dit is te lang geleden. Kies het bestand opnieuw.")) from None
    if held[:2] != [str(week.pk), what]:
        raise MayNotKnow
    told = save_week_list(
        actor=request.actor, week=week, what=what, now=request.now,
        lines=[(line, values) for line, values in held[2]],
    )  # fmt: skip
    said = ngettext("Bewaard: %(n)s regel.", "Bewaard: %(n)s regels.", len(told.changes))
    undo = f"{reverse('introweek:list_in', args=[week.pk, what])}?undo=1"
    messages.success(request, said % {"n": len(told.changes)}, extra_tags=undo)
    return redirect(KINDS[what].step, week.pk)


def _undo(request: HouseRequest, week: IntroWeek, what: str) -> HttpResponse:
    """The last list of this kind, taken back; what was changed after it stays, and is told."""
    stayed = undo_week_list(actor=request.actor, week=week, what=what, now=request.now)
    if stayed is None:
        messages.warning(request, _("Er is geen lijst meer om terug te nemen."))
    elif stayed:
        words = ngettext(
            "De lijst is teruggenomen. %(n)s regel is daarna veranderd en blijft zoals die nu is.",
            "De lijst is teruggenomen. %(n)s regels zijn daarna veranderd en blijven zoals ze nu zijn.",
            stayed,
        )
        messages.success(request, words % {"n": stayed})
    else:
        messages.success(request, _("De lijst is teruggenomen. Alles staat weer zoals ervoor."))
    return redirect(KINDS[what].step, week.pk)


@require_safe
@page("introweek.plan")
@asks_again
def list_out(request: HouseRequest, pk: UUID, what: str, ending: str) -> HttpResponse:
    """What there is, under the headings by which it is read in again; empty, it is a list to fill."""
    week = week_for(actor=request.actor, pk=pk)
    if what not in KINDS:
        raise MayNotKnow
    kind = KINDS[what](week)
    return _table(f"{week.name}-{what}", ending, kind.headings(), kind.rows_out())


@require_safe
@page("introweek.plan")
@asks_again
def plan_out(request: HouseRequest, pk: UUID, what: str, ending: str) -> HttpResponse:
    """The shared plan as a table, or week and plan as the open format; pseudonyms, so it is a reading too."""
    if what == "rooster":
        return _schedule(request, pk, ending)
    if ending == "pdf":  # as it was called before it was made behind the page
        return redirect("introweek:papers", week_for(actor=request.actor, pk=pk).pk)
    number = request.GET.get("versie", "")
    here = plan_out_for(actor=request.actor, pk=pk, number=whole_number(number, most=99_999))
    name = f"{here.week.name}-{what}-{here.plan.number}"
    if ending == "json" and what in ("week", "plan"):
        return _open_format(request, here, what, name)
    if what not in TABLES:
        raise MayNotKnow
    return _table(name, ending, here.columns(what), here.rows(what))


def _open_format(request: HouseRequest, here: PlanOut, what: str, name: str) -> HttpResponse:
    note_students_read(actor=request.actor, shown=here.shown)
    file = here.week_file if what == "week" else here.plan_file
    return _file(name, "json", msgspec.json.encode(file))


def _schedule(request: HouseRequest, pk: UUID, ending: str) -> HttpResponse:
    """What is shared, in the schedule format; `?namen=nee` for a screen that everybody reads."""
    makers: dict[str, Callable[[dict[str, Any]], bytes]] = {
        "json": msgspec.json.encode,
        "xml": xml_of,
    }
    if ending not in makers:
        raise MayNotKnow
    with_names = request.GET.get("namen") != "nee"
    week, document = schedule_for(actor=request.actor, pk=pk, with_names=with_names)
    number = document["schedule"]["version"]
    return _file(f"{week.name}-rooster-{number}", ending, makers[ending](document))


def _table(
    name: str, ending: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    if ending == "csv":
        return _file(name, ending, write_csv(columns=columns, rows=rows).encode())
    if ending == "xlsx":
        return _file(name, ending, write_xlsx(columns=columns, rows=rows))
    raise MayNotKnow


def _file(name: str, ending: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    return answer

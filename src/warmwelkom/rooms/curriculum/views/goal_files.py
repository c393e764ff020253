"""`…/bestand/`: goals from a file, looked at first. `…/doelen.json`, `…/doelen.csv`: what is there, to be read in again."""

from __future__ import annotations

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
from django.views.decorators.http import require_POST, require_safe

from warmwelkom.base.access.errors import MayNotKnow, UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.engines.tables import write_csv
from warmwelkom.rooms.curriculum.domain.reading_of_goals import keep_goals_read, undo_goals_read
from warmwelkom.rooms.curriculum.forms import GoalsFileForm
from warmwelkom.rooms.curriculum.models import GoalReading
from warmwelkom.rooms.curriculum.queries.programmes import programme_page
from warmwelkom.rooms.curriculum.reading_goals import (
    FORMAT,
    LIMITS,
    GoalsFile,
    GoalsRead,
    UnitFile,
    read_goals,
)
from warmwelkom.rooms.people.models import Programme

SALT, A_DAY = "curriculum.goals", 86_400


@page("curriculum.write")
def goals_in(request: HouseRequest, pk: UUID) -> HttpResponse:
    """Choose a file, see what it adds and what is wrong, keep it whole."""
    programme: Programme = Programme.objects.get_for(request.actor, "curriculum.keep", pk=pk)
    if "lines" in request.POST:
        return _keep(request, programme)
    sent = request.method == "POST"
    form = GoalsFileForm(request.POST if sent else None, request.FILES if sent else None)
    told = _look(request, programme, form) if sent and form.is_valid() else None
    context: dict[str, Any] = {"programme": programme, "form": form, "told": told}
    if told and not told.problems:
        held = [str(pk), told.how, form.cleaned_data["file"].name, told.rows]
        context["lines"] = signing.dumps(held, salt=SALT, compress=True)
    status = 422 if form.errors or (told and told.problems) else 200
    return render(request, "curriculum/mbo/goals_in.html", context, status=status)


def _look(request: HouseRequest, programme: Programme, form: GoalsFileForm) -> GoalsRead | None:
    file = form.cleaned_data["file"]
    try:
        return read_goals(
            content=file.read(LIMITS.max_bytes + 1), filename=file.name, crebo=programme.crebo,
            today=request.now.date(),
        )  # fmt: skip
    except UserError as fault:
        form.add_error("file", str(fault))
        return None


def _keep(request: HouseRequest, programme: Programme) -> HttpResponse:
    try:
        pk, how, name, rows = signing.loads(request.POST["lines"], salt=SALT, max_age=A_DAY)
    except (signing.BadSignature, ValueError):
        messages.error(request, _("Dit is te lang geleden. Kies het bestand opnieuw."))
        return redirect("curriculum:goals_in", programme.pk)
    if pk != str(programme.pk):
        raise MayNotKnow
    try:
        made = keep_goals_read(
            actor=request.actor, programme=programme, how=how, filename=name, now=request.now,
            rows=[(title, period, list(texts)) for title, period, texts in rows],
        )  # fmt: skip
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("curriculum:goals_in", programme.pk)
    n = len(made.changes["goals"])
    said = ngettext("%(n)s doel is erbij.", "%(n)s doelen zijn erbij.", n) % {"n": n}
    messages.success(request, said, extra_tags=reverse("curriculum:undo_goals", args=[made.pk]))
    return redirect("curriculum:programme", programme.pk)


@require_POST
@page("curriculum.write")
def undo_goals(request: HouseRequest, pk: UUID) -> HttpResponse:
    found = GoalReading.objects.filter(undone_at=None)
    reading: Any = found.visible_to(request.actor, "curriculum.undo_reading").filter(pk=pk).first()
    if reading is None:
        raise MayNotKnow
    stayed = undo_goals_read(actor=request.actor, reading=reading, now=request.now)
    if stayed:
        words = ngettext(
            "Het bestand is teruggenomen. %(n)s doel blijft bewaard, want docenten zeiden er al iets over.",
            "Het bestand is teruggenomen. %(n)s doelen blijven bewaard, want docenten zeiden er al iets over.",
            stayed,
        )
        messages.success(request, words % {"n": stayed})
    else:
        messages.success(request, _("Het bestand is teruggenomen. Alles staat weer zoals ervoor."))
    return redirect("curriculum:programme", reading.programme_id)


@require_safe
@page("curriculum.see")
def goals_out(request: HouseRequest, pk: UUID, ending: str) -> HttpResponse:
    """The goals as a list or as `goals/1`, as they are read in again."""
    here = programme_page(actor=request.actor, pk=pk)
    units = [unit for unit in here.units if unit.goals_now]
    if ending == "json":
        told = GoalsFile(
            format=FORMAT, crebo=here.programme.crebo,
            units=[
                UnitFile(title=u.title, period=u.period, goals=[g.text for g in u.goals_now])
                for u in units
            ],
        )  # fmt: skip
        content, kind = msgspec.json.format(msgspec.json.encode(told), indent=1), "application/json"
    elif ending == "csv":
        columns = (_("onderdeel"), _("periode"), _("doel"))
        lines = ((u.title, u.period, g.text) for u in units for g in u.goals_now)
        content, kind = write_csv(columns=columns, rows=lines).encode(), "text/csv; charset=utf-8"
    else:
        raise MayNotKnow
    answer = HttpResponse(content, content_type=kind)
    name = slugify(f"{here.programme.name}-{here.programme.crebo}-doelen")
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer

"""`…/verslag/`: the minutes for everybody; publishing them, and putting a correction beside them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.meetings.attendance import attendance_of
from warmwelkom.rooms.meetings.domain.minutes import correct_minutes, publish_minutes
from warmwelkom.rooms.meetings.models import AgendaItem, Meeting
from warmwelkom.rooms.meetings.queries.agenda import items_of
from warmwelkom.rooms.meetings.queries.minutes import is_published, minuted, minutes_for
from warmwelkom.rooms.meetings.queries.minutes_marks import marks_in
from warmwelkom.rooms.meetings.queries.minutes_text import FORMS, minutes_as_text
from warmwelkom.rooms.meetings.running_forms import CorrectionForm, PresentForm


@page("meetings.see")
def minutes(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    here = minutes_for(actor=request.actor, pk=pk)
    return render(request, "meetings/minutes/minutes.html", {"here": here, "region": region})


@page("meetings.see")
def minutes_file(request: HouseRequest, region: str, pk: UUID, form: str) -> HttpResponse:
    """The same as plain text or Markdown, without a name of a person."""
    here = minutes_for(actor=request.actor, pk=pk)
    if form not in FORMS or (here["published"] is None and not here["leads"]):
        raise Http404
    text = minutes_as_text(here, region=region, form=form)
    answer = HttpResponse(text, content_type=f"{FORMS[form]}; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="verslag.{form}"'
    return answer


@page("meetings.lead")
def publish(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Read it once more as everybody will, then publish it."""
    row = Meeting.objects.select_related("series").get_for(request.actor, "meetings.lead", pk=pk)
    if is_published(row):
        return redirect("meetings:minutes", region=region, pk=pk)
    known = PresentForm.initial_of(attendance_of(row))
    form = PresentForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            publish_minutes(
                actor=request.actor, meeting=row, now=request.now, present=form.present()
            )
        except UserError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, _("Het verslag is openbaar. Wie iets beloofde, kreeg bericht.")
            )
            return redirect("meetings:minutes", region=region, pk=pk)
    points = minuted(row)
    here = {"row": row, "points": points, "form": form, "marks": marks_in(points)}
    return render(
        request, "meetings/minutes/publish.html", {"here": here, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip


@page("meetings.lead")
def correct(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Say what published minutes should say; what they do say stays."""
    row = Meeting.objects.get_for(request.actor, "meetings.lead", pk=pk)
    items = {str(item.pk): item for item in items_of(row)}
    choices = [(key, item.heading) for key, item in items.items()]
    begin = {"item": request.GET.get("punt", "")}
    form = CorrectionForm(request.POST or None, items=choices, initial=begin)
    if request.method == "POST" and form.is_valid():
        item: AgendaItem | None = items.get(form.cleaned_data["item"])
        words = {name: form.cleaned_data[name] for name in ("text", "reason")}
        try:
            correct_minutes(actor=request.actor, meeting=row, now=request.now, item=item, **words)
        except UserError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("De verbetering staat bij het verslag."))
            return redirect("meetings:minutes", region=region, pk=pk)
    return render(
        request, "meetings/minutes/correct.html", {"form": form, "row": row, "region": region},
        status=422 if form.errors else 200,
    )  # fmt: skip

"""A plan to take along, one to take over, and what came of it back to where it began."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.kits import (
    discard_effect,
    receive_effect,
    send_effect,
    show_effect,
    take_over_kit,
)
from warmwelkom.rooms.thinktank.kits.canonical import MOST_BYTES, canonical, read_sealed, written
from warmwelkom.rooms.thinktank.kits.formats import KIT, read_kit
from warmwelkom.rooms.thinktank.models import EffectElsewhere, Plan
from warmwelkom.rooms.thinktank.plan_forms import JsonFileForm, StartForm
from warmwelkom.rooms.thinktank.queries.kits import effect_of, kit_of, pilots_in
from warmwelkom.rooms.thinktank.queries.plans import plan_of
from warmwelkom.rooms.thinktank.views.plan_edit import plan_to_edit

FILES, WINDOW = 60, 3600  # so many files of one person in so many seconds


def _seen_plan(request: HouseRequest, pk: UUID) -> Plan:
    rows = Plan.objects.select_related("contribution")
    plan: Plan = rows.get_for(request.actor, "thinktank.see_plan", contribution_id=pk)
    return plan


def _as_file(document: dict[str, Any] | None, name: str) -> HttpResponse:
    if document is None:
        raise Http404
    filename = f"{name}-{document['sha256'][:8]}.json"
    return HttpResponse(
        written(document),
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


@page("thinktank.see_plan")
def kit(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """The plan as one file; 404 where it may not travel (yet)."""
    return _as_file(kit_of(actor=request.actor, plan=_seen_plan(request, pk)), "pakket")


@page("thinktank.see_plan")
def effect_file(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:  # noqa: ARG001  the gate reads the region
    """What came of a plan that was taken over; 404 without a verdict."""
    return _as_file(effect_of(actor=request.actor, plan=_seen_plan(request, pk)), "effect")


@page("thinktank.import_kit")
def take_over(request: HouseRequest, region: str) -> HttpResponse:
    """A kit in: first what is in it, then make it."""
    if request.method == "POST" and "kit" in request.POST:
        return _make(request, region)
    sent = request.method == "POST"
    form = JsonFileForm(request.POST if sent else None, request.FILES if sent else None)
    found = None
    if sent and form.is_valid():
        content = _content(request, form)
        try:
            found = read_kit(content) if content is not None else None
        except UserError as fault:
            form.add_error("file", str(fault))
        if found is not None and content is not None:
            return _preview(request, region, content, found)
    context = {"form": form, "region": region}
    return render(
        request, "thinktank/plan/take_over.html", context, status=422 if form.errors else 200
    )


def _content(request: HouseRequest, form: JsonFileForm) -> bytes | None:
    """What is in the file, or a sentence in the form."""
    file: Any = form.cleaned_data["file"]
    if not within_limit(
        name="plan-kit", who=str(request.actor.user_id), most=FILES, seconds=WINDOW
    ):
        form.add_error(
            "file", _("Dit zijn veel bestanden achter elkaar. Probeer het over een uur.")
        )
        return None
    content: bytes = file.read(MOST_BYTES + 1)  # one more is told as too large
    return content


def _preview(
    request: HouseRequest, region: str, content: bytes, found: dict[str, Any], start: Any = None
) -> HttpResponse:
    context = {
        "region": region,
        "kit": found,
        "cents": sum(row["cents"] for row in found["costs"]),
        "named": [row["name"] for row in found["materials"] if not row["content"]],
        "pilots": pilots_in(found),
        "text": canonical(read_sealed(content, format_name=KIT)).decode(),
        "start": start or StartForm(),
    }
    return render(request, "thinktank/plan/kit_preview.html", context, status=422 if start else 200)


def _make(request: HouseRequest, region: str) -> HttpResponse:
    """Make the plan that was shown; the file is read and checked once more."""
    content, start = request.POST["kit"].encode("utf-8", errors="replace"), StartForm(request.POST)
    try:
        if not start.is_valid():
            return _preview(request, region, content, read_kit(content), start)
        plan, lost = take_over_kit(
            actor=request.actor,
            content=content,
            starts_on=start.cleaned_data["starts_on"],
            now=request.now,
        )
    except UserError as fault:
        messages.error(request, str(fault))
        return redirect("thinktank:take_over", region=region)
    messages.success(
        request, _("Het plan staat er nu, in de maak. Kies een trekker en pas het aan.")
    )
    if lost:
        messages.error(request, _("Deze bijlagen zaten er niet bij: %(names)s. Vraag ze in de andere regio.") % {"names": ", ".join(lost)})  # fmt: skip
    return redirect("thinktank:contribution", region=region, pk=plan.contribution_id)


@page("thinktank.edit_plan")
def effects(request: HouseRequest, region: str, pk: UUID) -> HttpResponse:
    """Send back what came of a plan that was taken over; take in what others send."""
    plan = plan_to_edit(request, pk)
    act, sent = request.POST.get("do", ""), request.method == "POST"
    if sent and act in ACTS:
        try:
            messages.success(request, ACTS[act](request, plan))
        except UserError as fault:
            messages.error(request, str(fault))
        return redirect("thinktank:plan_effects", region=region, pk=pk)
    form = JsonFileForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid() and _receive(request, plan, form):
        messages.success(request, _("Het effect is binnen. Lees het, en zet het dan bij het plan."))
        return redirect("thinktank:plan_effects", region=region, pk=pk)
    context = {
        "plan": plan,
        "region": region,
        "form": form,
        "page": plan_of(actor=request.actor, contribution=plan.contribution),
    }
    return render(
        request, "thinktank/plan/effects.html", context, status=422 if form.errors else 200
    )


def _receive(request: HouseRequest, plan: Plan, form: JsonFileForm) -> bool:
    content = _content(request, form)
    if content is None:
        return False
    try:
        receive_effect(actor=request.actor, plan=plan, content=content, now=request.now)
    except UserError as fault:
        form.add_error("file", str(fault))
        return False
    return True


def _send(request: HouseRequest, plan: Plan) -> str:
    document = effect_of(actor=request.actor, plan=plan)
    if document is None:
        raise Http404
    send_effect(actor=request.actor, plan=plan, content=written(document), now=request.now)
    return _("Het effect is verstuurd. Wie daar aan het plan werkt, leest het eerst.")


def _found(request: HouseRequest, plan: Plan) -> EffectElsewhere:
    try:
        pk = UUID(request.POST.get("effect", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(EffectElsewhere, plan=plan, pk=pk)


def _show(request: HouseRequest, plan: Plan) -> str:
    show_effect(actor=request.actor, plan=plan, effect=_found(request, plan), now=request.now)
    return _("Dit staat nu bij het plan.")


def _discard(request: HouseRequest, plan: Plan) -> str:
    discard_effect(actor=request.actor, plan=plan, effect=_found(request, plan))
    return _("Dit is weg.")


ACTS = {"send": _send, "show": _show, "discard": _discard}

"""`/zeg/`: a pupil types a code. `/zeg/<code>/`: says what they need, without an account or a cookie."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmwelkom.base.access.actor import ANONYMOUS, Actor
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, has_passed, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.places import closed, full
from warmwelkom.rooms.thinktank.domain.pupil_needs import mean_it_too, post_need
from warmwelkom.rooms.thinktank.models import ClassCode, Contribution
from warmwelkom.rooms.thinktank.queries.alike import alike, published_need
from warmwelkom.rooms.thinktank.queries.codes import find_code
from warmwelkom.rooms.thinktank.say_forms import NeedForm
from warmwelkom.rooms.thinktank.sitting import Sitting, begin, read

WRONG, WINDOW = 120, 600  # wrong codes from one address, which may be a whole school's
LOOKS = 3000


def nobody(request: HouseRequest) -> Actor:
    """Whoever writes here, logged in or not, is nobody we know."""
    return replace(ANONYMOUS, region_id=request.actor.region_id)


@page("thinktank.post_need")
def enter(request: HouseRequest, region: str) -> HttpResponse:
    """Type the code of the class."""
    typed = request.GET.get("code", "").strip()[:20]
    if not typed:
        return render(request, "thinktank/say/enter.html", {"region": region})
    found = _find(request, typed)
    if isinstance(found, str):
        return _wrong(request, region, typed, found)
    return redirect("thinktank:say", region=region, code=found.code)


@page("thinktank.post_need")
def say(request: HouseRequest, region: str, code: str) -> HttpResponse:
    """The question; after sending, the follow code."""
    found = _find(request, code)
    if isinstance(found, str):
        return _wrong(request, region, code, found)
    here = {"region": region, "code": found, "over": _over(found, request)}
    sitting = read(request.POST.get("sitting", "")) if request.method == "POST" else begin()
    if request.method != "POST" or "again" in request.POST or here["over"]:
        return _show(request, here, sitting, NeedForm())
    if request.POST.get("same"):
        return _same(request, here, sitting, found)
    return _send(request, here, sitting, found)


@require_POST
@page("thinktank.post_need")
def nearby(request: HouseRequest, region: str, code: str) -> HttpResponse:
    """A part of the page: what others said that is like it. While somebody types."""
    found = _find(request, code)
    many = not within_limit(name="alike", who=address_of(request), most=LOOKS, seconds=WINDOW)
    if isinstance(found, str) or many or _over(found, request):
        return HttpResponse(status=204)
    near = alike(region=request.actor.region, text=request.POST.get("text", ""))
    return render(request, "thinktank/say/_alike.html", {"alike": near, "region": region})


def _find(request: HouseRequest, typed: str) -> ClassCode | str:
    """The code, or a sentence; only wrong ones count."""
    wrong = {"name": "zeg", "who": address_of(request), "most": WRONG}
    if has_passed(**wrong):  # type: ignore[arg-type]  # of three kinds
        return _("Er is hier vaak een verkeerde code getypt. Wacht tien minuten.")
    code = find_code(typed=typed)
    if code is None:
        within_limit(**wrong, seconds=WINDOW)  # type: ignore[arg-type]  # of three kinds
        return _("Deze code kennen we niet. Kijk hem na, of vraag je docent.")
    return code


def _wrong(request: HouseRequest, region: str, typed: str, fault: str) -> HttpResponse:
    context = {"region": region, "typed": typed[:20], "fault": fault}
    return render(request, "thinktank/say/enter.html", context, status=404)


def _over(code: ClassCode, request: HouseRequest) -> str:
    """Why nothing can be written any more, as a sentence, or nothing."""
    if not code.is_open(request.now):
        return str(closed())
    return str(full()) if code.posted >= code.most and request.method == "GET" else ""


def _show(
    request: HouseRequest,
    here: dict[str, object],
    sitting: Sitting,
    form: NeedForm,
    near: list[Contribution] | None = None,
) -> HttpResponse:
    context = {**here, "form": form, "sitting": sitting.signed, "alike": near}
    status = 422 if form.errors else 200
    return render(request, "thinktank/say/say.html", context, status=status)


def _send(
    request: HouseRequest, here: dict[str, object], sitting: Sitting, code: ClassCode
) -> HttpResponse:
    form = NeedForm(request.POST)
    if not form.is_valid():
        return _show(request, here, sitting, form)
    near = [] if request.POST.get("seen") else alike(
        region=request.actor.region, text=form.cleaned_data["text"]
    )  # fmt: skip
    if near:
        return _show(request, here, sitting, form, near)
    what = form.cleaned_data["text"]
    held = False
    if sitting.is_first(what):
        try:
            held = post_need(
                actor=nobody(request), code=code, words=sitting.words, now=request.now,
                **form.values(),
            )  # fmt: skip
        except UserError as fault:
            sitting.was_refused(what)
            form.add_error("text", str(fault))
            return _show(request, here, sitting, form)
    return _thank(request, here, sitting, {"said": what, "held": held})


def _same(
    request: HouseRequest, here: dict[str, object], sitting: Sitting, code: ClassCode
) -> HttpResponse:
    need = published_need(number=_number(request.POST["same"]))
    form = NeedForm(request.POST)
    if need is None:
        form.add_error(None, _("Deze zin is er niet meer. Verstuur je eigen zin."))
        return _show(request, here, sitting, form)
    try:
        mean_it_too(
            actor=nobody(request), code=code, need=need, words=sitting.words, now=request.now
        )
    except UserError as fault:
        form.add_error(None, str(fault))
        return _show(request, here, sitting, form)
    return _thank(request, here, sitting, {"meant": need})


def _number(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


def _thank(
    request: HouseRequest, here: dict[str, object], sitting: Sitting, more: dict[str, object]
) -> HttpResponse:
    context = {**here, **more, "words": sitting.words.split(), "sitting": sitting.after().signed}
    return render(request, "thinktank/say/thanks.html", context)

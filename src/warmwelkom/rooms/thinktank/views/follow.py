"""`/volg/`: four words open what happened with what somebody said."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from warmwelkom.base.access.actor import ANONYMOUS
from warmwelkom.base.access.errors import UserError
from warmwelkom.base.access.limits import address_of, within_limit
from warmwelkom.base.access.policy import page
from warmwelkom.base.access.request import HouseRequest
from warmwelkom.rooms.thinktank.domain.pupil_needs import take_words_back
from warmwelkom.rooms.thinktank.domain.receipts import receipt_of
from warmwelkom.rooms.thinktank.queries.follow import followed
from warmwelkom.rooms.thinktank.say_forms import FollowForm

FROM_ONE, FROM_ALL, WINDOW = 120, 3000, 600  # an address may be a whole school's


@page("thinktank.read")
def follow(request: HouseRequest, region: str) -> HttpResponse:
    """Type the words, read what happened; or take one's words away."""
    if request.method != "POST":
        return _ask(request, region, FollowForm())
    form = FollowForm(request.POST)
    if not _within_limits(request):
        form.add_error(None, _("Er is hier vaak achter elkaar geprobeerd. Wacht tien minuten."))
        return _ask(request, region, form, 429)
    if not form.is_valid():
        return _ask(request, region, form, 422)
    words = form.cleaned_data["words"]
    gone = _take_away(request, words) if request.POST.get("number") else ""
    found = followed(receipt=receipt_of(words))
    if not found and not gone:
        form.add_error("words", _("Bij deze vier woorden vinden we niets. Kijk op je briefje."))
        return _ask(request, region, form, 422)
    context = {
        "region": region,
        "found": found,
        "words": words,
        "gone": gone,
        "is_held": any(one.is_mine and one.case and one.case.is_held for one in found),
    }
    return render(request, "thinktank/follow/followed.html", context)


def _within_limits(request: HouseRequest) -> bool:
    one = within_limit(name="volg", who=address_of(request), most=FROM_ONE, seconds=WINDOW)
    all_ = within_limit(
        name="volg.regio", who=str(request.actor.region), most=FROM_ALL, seconds=WINDOW
    )
    return one and all_


def _take_away(request: HouseRequest, words: str) -> str:
    """What to say of it; the words stay out of the address and out of the record."""
    try:
        number = UUID(request.POST["number"])
        actor = replace(ANONYMOUS, region_id=request.actor.region_id)
        take_words_back(actor=actor, words=words, number=number)
    except ValueError:
        return ""
    except UserError as fault:
        return str(fault)
    return _("Je zin is weg.")


def _ask(request: HouseRequest, region: str, form: FollowForm, status: int = 200) -> HttpResponse:
    return render(
        request, "thinktank/follow/ask.html", {"form": form, "region": region}, status=status
    )
